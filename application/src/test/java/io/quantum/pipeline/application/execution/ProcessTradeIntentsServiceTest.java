package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryRecoveryAttempts;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, deciding and settling, turn by turn, on fakes and a clock that the test moves. */
final class ProcessTradeIntentsServiceTest extends DecidingPipeline {
  @Test
  void executesAFreshIntentAndSettlesAStaleOne() {
    publish(Intents.buy("BTCUSDT"));
    publish(Intents.buy("ETHUSDT").madeAt(NOW.minusSeconds(601)));

    turns(3);

    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);
    assertThat(store.ledger().count(OutcomeCode.EXPIRED)).isEqualTo(1);
    assertThat(store.pending()).isZero();
    assertThat(tally.progress().outcomes()).isEqualTo(store.ledger());
  }

  @Test
  void closesWhatTheWindowHasNoSlotFor() {
    for (int i = 0; i < 40; i++) {
      publish(Intents.buy("A" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "USDT"));
    }

    turns(3);

    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(5);
    assertThat(store.ledger().count(OutcomeCode.RATE_LIMITED)).isEqualTo(35);
  }

  @Test
  void opensTheNextWindowInTime() {
    closesWhatTheWindowHasNoSlotFor();
    clock.advance(Duration.ofMillis(60_002));
    publish(Intents.buy("ZZZUSDT").madeAt(clock.instant()));

    turns(3);

    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(6);
  }

  @Test
  void keepsTheOrderOfASymbolWhileItsFirstOrderIsInFlight() {
    lanes.hold = true;
    publish(Intents.buy("BTCUSDT"));
    publish(Intents.close("BTCUSDT"));
    turns(4);
    assertThat(gateway.submitted()).isEmpty();
    assertThat(lanes.held).hasSize(1);

    lanes.finishHeld();
    turns(3);

    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(2);
    assertThat(store.results())
        .extracting(result -> result.order().terms().action().name())
        .containsExactly("BUY", "CLOSE");
  }

  @Test
  void holdsClosesWhileHaltedAndEndsOpenings() {
    store.trading(TradingState.HALTED);
    publish(Intents.buy("BTCUSDT"));
    publish(Intents.close("ETHUSDT"));
    turns(3);
    assertThat(store.ledger().count(OutcomeCode.HALTED)).isEqualTo(1);
    assertThat(store.pending()).isEqualTo(1);

    store.trading(TradingState.ACTIVE);
    clock.advance(Duration.ofSeconds(2));
    turns(3);

    assertThat(store.pending()).isZero();
    assertThat(gateway.submitted()).hasSize(1);
  }

  @Test
  void putsACloseAsideThatWaitedTooLong() {
    store.trading(TradingState.HALTED);
    publish(Intents.close("ETHUSDT"));
    turns(2);
    for (int minute = 0; minute <= 61; minute++) {
      clock.advance(Duration.ofMinutes(1));
      turns(2);
    }

    assertThat(store.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.code()).isEqualTo("EXPIRED_CLOSE"));
    assertThat(store.ledger().count(OutcomeCode.EXPIRED)).isEqualTo(1);
  }

  @Test
  void claimsNothingWhileEveryLaneIsTaken() {
    lanes.hold = true;
    lanes.size = 2;
    for (String symbol : List.of("AAAUSDT", "BBBUSDT", "CCCUSDT")) {
      publish(Intents.buy(symbol));
    }
    turns(3);

    assertThat(lanes.held).hasSize(2);
    assertThat(store.pending()).isEqualTo(3);
  }

  @Test
  void decidesAgainWhatItWasGivenBeforeARestart() {
    publish(Intents.buy("BTCUSDT"));
    InMemoryIntentInbox inbox = new InMemoryIntentInbox(store, LIMITS.openings());
    inbox.open(LedgerMark.NOTHING_SEEN);
    inbox.readNew(ME, 10, Duration.ZERO);

    turns(3);

    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);
  }

  @Test
  void putsOnlyTheGuiltyEntryAsideThatEndsEveryProcess() {
    publish(Intents.buy("AAAUSDT"));
    byte[] guilty = codec.encode(Intents.buy("BBBUSDT").build());
    deadly.add(new String(guilty, StandardCharsets.UTF_8));
    store.append(Optional.of("trade.intent"), Optional.of(guilty), "test");
    publish(Intents.buy("CCCUSDT"));

    int deaths = 0;
    while (store.deadLetters().isEmpty() && deaths < 20) {
      try {
        turns(6);
      } catch (IllegalStateException died) {
        deaths++;
        clock.advance(Duration.ofSeconds(9));
        process = startedProcess();
      }
    }
    turns(4);

    // Once when it was new, then five counted attempts.
    assertThat(deaths).isEqualTo(6);
    assertThat(store.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.code()).isEqualTo("POISON");
              assertThat(letter.attempts()).isEqualTo(5);
            });
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(2);
    assertThat(store.ledger().count(OutcomeCode.INVALID)).isEqualTo(1);
    assertThat(store.pending()).isZero();
  }

  @Test
  void putsOnlyTheEntryAsideThatEndsEveryProcessWhichFetchesIt() {
    publish(Intents.buy("AAAUSDT"));
    EntryId guilty = publish(Intents.buy("BBBUSDT"));
    publish(Intents.buy("CCCUSDT"));
    inbox.open(LedgerMark.NOTHING_SEEN);
    inbox.readNew(ME, 3, Duration.ZERO);
    inbox.endsItsReader(guilty);

    int deaths = 0;
    while (store.deadLetters().isEmpty() && deaths < 20) {
      try {
        turns(6);
      } catch (IllegalStateException died) {
        deaths++;
        clock.advance(Duration.ofSeconds(9));
        process = startedProcess();
      }
    }
    turns(4);

    // The first one with its neighbours; it is not fetched for the letter.
    assertThat(deaths).isEqualTo(5);
    assertThat(store.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.code()).isEqualTo("POISON"));
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(2);
    assertThat(store.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void decidesEverythingThoughFewEntriesCanBeHeldTogether(int together) {
    inbox.holdTogether(together);
    for (int i = 0; i < 20; i++) {
      publish(Intents.buy("A" + (char) ('A' + i) + "AUSDT"));
    }

    turns(60);

    assertThat(store.pending()).isZero();
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(5);
    assertThat(store.ledger().count(OutcomeCode.RATE_LIMITED)).isEqualTo(15);
    assertThat(gateway.submitted()).hasSize(5);
  }

  @Test
  void refusesByItsSizeAloneWhatIsTooLarge() {
    inbox.open(LedgerMark.NOTHING_SEEN);
    store.put(
        Delivery.withLongPayload(
            new EntryId(1, 0), Optional.of("trade.intent"), 200_000_000, PublisherId.UNKNOWN));
    store.put(
        Delivery.withoutPayload(
                new EntryId(2, 0), Optional.empty(), PayloadPlace.NOWHERE, PublisherId.UNKNOWN)
            .ofSize(new EntrySize(500_000, 3_000_000)));

    turns(4);

    assertThat(store.deadLetters())
        .flatExtracting(DeadLetter::remarks)
        .extracting(remark -> remark.code() + " " + remark.field() + " " + remark.value())
        .containsExactly(
            "TOO_LARGE payload 200000000 bytes", "TOO_LARGE entry 500000 fields, 3000000 bytes");
  }

  @Test
  void doesNotCountAttemptsOfEntriesThatMerelyWait() {
    store.trading(TradingState.HALTED);
    publish(Intents.close("ETHUSDT"));
    turns(3);
    for (int restart = 0; restart < 8; restart++) {
      clock.advance(Duration.ofSeconds(9));
      process = startedProcess();
      turns(5);
    }

    store.trading(TradingState.ACTIVE);
    clock.advance(Duration.ofSeconds(2));
    turns(3);

    assertThat(store.deadLetters()).isEmpty();
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);
  }

  @Test
  void hasForgottenTheAttemptOfAHeldCloseWhenItsTurnIsCutShort() {
    store.trading(TradingState.HALTED);
    publish(Intents.buy("BTCUSDT"));
    EntryId close = publish(Intents.close("ETHUSDT"));
    IntentLedger fatal = mock(IntentLedger.class);
    when(fatal.startDismissal(any(), any())).thenThrow(new IllegalStateException("killed"));

    for (int death = 0; death < 2; death++) {
      process = startedProcess(fatal);
      assertThatThrownBy(() -> turns(5)).hasMessage("killed");
      clock.advance(Duration.ofSeconds(9));
    }

    RecoveryAttempts attempts = new InMemoryRecoveryAttempts(store);
    assertThat(attempts.look(List.of(close)).get(0).attempts()).isZero();
  }

  @Test
  void keepsANewLeaseThoughABatchOfItsOldOneWasStillEnding() {
    for (int i = 0; i < 500; i++) {
      publish(Intents.buy("BTCUSDT").madeAt(NOW.minusSeconds(601)));
    }
    turns(2);
    clock.advance(Duration.ofSeconds(9));

    assertThat(process.turn(lanes).role()).isEqualTo(Turn.Role.STANDBY);
    assertThat(process.turn(lanes).role()).isEqualTo(Turn.Role.READER);
  }

  @Test
  void findsWhatAStalledPredecessorWasGivenAfterItsLeaseWasTaken() {
    ConsumerName predecessor = new ConsumerName("execution-stalled");
    new InMemoryReaderLease(store).take(predecessor, "its-token");
    clock.advance(Duration.ofSeconds(9));
    turns(4);

    publish(Intents.buy("BTCUSDT").madeAt(clock.instant()));
    new InMemoryIntentInbox(store, LIMITS.openings()).readNew(predecessor, 10, Duration.ZERO);
    turns(3);
    assertThat(store.pending()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(5));
    turns(4);

    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);
    assertThat(store.pending()).isZero();
  }

  @Test
  void haltsAndSendsNothingWhenDataWereLost() {
    publish(Intents.buy("AAAUSDT"));
    turns(3);
    store.loseEverything();
    publish(Intents.buy("AAAUSDT"));
    publish(Intents.close("BBBUSDT"));

    turns(6);

    assertThat(gateway.submitted()).hasSize(1);
    assertThat(store.ledger().count(OutcomeCode.HALTED)).isEqualTo(1);
    assertThat(store.pending()).isEqualTo(1);
  }

  @Test
  void noticesLostDataAlsoWhereTheGroupWasLeft() {
    publish(Intents.buy("AAAUSDT"));
    turns(3);
    store.loseLedger();
    publish(Intents.buy("BBBUSDT"));

    turns(6);

    assertThat(gateway.submitted()).hasSize(1);
    assertThat(store.ledger().count(OutcomeCode.HALTED)).isEqualTo(1);
  }

  @Test
  void sendsNothingWithTooLittleOfTheLeaseLeft() {
    lanes.hold = true;
    publish(Intents.buy("BTCUSDT"));
    turns(2);
    clock.advance(Duration.ofMillis(2_600));

    lanes.finishHeld();

    assertThat(gateway.submitted()).isEmpty();
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
  }

  @Test
  void measuresTheLeaseFromTheFirstAskingForAClaim() {
    turns(1);
    ledger.loseNextClaimReply();
    publish(Intents.buy("BTCUSDT"));
    assertThat(process.turn(lanes).trouble()).isPresent();

    clock.advance(Duration.ofMillis(2_600));
    turns(4);

    assertThat(gateway.submitted()).isEmpty();
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
  }
}
