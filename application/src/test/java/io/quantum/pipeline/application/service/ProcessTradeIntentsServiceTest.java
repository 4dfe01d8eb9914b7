package io.quantum.pipeline.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.fake.InMemoryIntentCodec;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryIntentLedger;
import io.quantum.pipeline.application.fake.InMemoryOrderGateway;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryRecoveryAttempts;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.port.in.Turn;
import io.quantum.pipeline.application.port.out.IntentLedger;
import io.quantum.pipeline.application.port.out.RecoveryAttempts;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Reading, deciding and settling, turn by turn, on fakes and a clock that the test moves. */
final class ProcessTradeIntentsServiceTest {
  private static final ConsumerName ME = PipelineWorld.ME;
  private static final Instant NOW = Instant.parse("2026-01-21T00:03:11Z");
  private static final OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(5, Duration.ofSeconds(60)),
          new OrderRate(60, Duration.ofSeconds(60)),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  private final MutableClock clock = new MutableClock(NOW);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryIntentCodec codec = new InMemoryIntentCodec();
  private final InMemoryIntentLedger ledger = new InMemoryIntentLedger(store, LIMITS);
  private final InMemoryOrderGateway gateway = new InMemoryOrderGateway();
  private final ProgressTally tally = new ProgressTally();
  private final AtomicInteger number = new AtomicInteger();
  private final Supplier<String> tokens = () -> "token-" + number.incrementAndGet();
  private final PipelineLog log = new PipelineLog(new LineBudget(clock));
  private final ExecuteOrderService orders =
      new ExecuteOrderService(gateway, ledger, LIMITS, ME, clock, log, tally);
  private final HeldLanes lanes = new HeldLanes(orders);
  private final Set<String> deadly = new HashSet<>();
  private ProcessTradeIntentsService process = startedProcess();

  /** A service as a process has it after its start: it knows nothing but what is stored. */
  private ProcessTradeIntentsService startedProcess() {
    return startedProcess(ledger);
  }

  private ProcessTradeIntentsService startedProcess(IntentLedger settling) {
    return new ProcessTradeIntentsService(
        new ReaderDuty(new InMemoryReaderLease(store), ME, tokens, clock),
        new IntentFeed(
            new InMemoryIntentInbox(store, LIMITS.openings()),
            new IntentFeed.Recovery(new InMemoryRecoveryAttempts(store), 5),
            ME,
            500,
            clock,
            log,
            tally),
        new IntentTriage(
            new IntentContract(ContractTerms.STANDARD),
            this::decode,
            AgeLimits.STANDARD,
            tokens,
            log,
            tally),
        ledger,
        new Settlement(settling, log, tally),
        LIMITS,
        clock);
  }

  private DecodedPayload decode(byte[] payload) {
    if (deadly.contains(new String(payload, StandardCharsets.UTF_8))) {
      throw new IllegalStateException("this entry ends the process");
    }
    return codec.decode(payload);
  }

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
    when(fatal.startClose(any(), any())).thenThrow(new IllegalStateException("killed"));

    for (int death = 0; death < 2; death++) {
      process = startedProcess(fatal);
      assertThatThrownBy(() -> turns(5)).hasMessage("killed");
      clock.advance(Duration.ofSeconds(9));
    }

    RecoveryAttempts attempts = new InMemoryRecoveryAttempts(store);
    assertThat(attempts.look(List.of(close)).get(0).attempts()).isZero();
  }

  @Test
  void keepsANewSeatThoughABatchOfItsOldOneWasStillEnding() {
    for (int i = 0; i < 500; i++) {
      publish(Intents.buy("BTCUSDT").madeAt(NOW.minusSeconds(601)));
    }
    turns(2);
    clock.advance(Duration.ofSeconds(9));

    assertThat(process.turn(lanes).role()).isEqualTo(Turn.Role.STANDBY);
    assertThat(process.turn(lanes).role()).isEqualTo(Turn.Role.READER);
  }

  @Test
  void findsWhatAStalledPredecessorWasGivenAfterItsSeatWasTaken() {
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

  @Test
  void looksAnOrderUpAndNeverSendsItAgain() {
    gateway.answerSubmit(new SubmitOutcome.Indeterminate("the reply was lost"));
    publish(Intents.buy("BTCUSDT"));
    turns(3);
    ResolveOrdersService resolver =
        new ResolveOrdersService(ledger, gateway, orders, ME, tokens, clock);
    clock.advance(Duration.ofSeconds(24));

    assertThat(resolver.resolve().underWay()).isEqualTo(1);
    gateway.answerLookup(new LookupOutcome.Unavailable("away"));
    for (int second = 0; second < 6; second++) {
      clock.advance(Duration.ofSeconds(1));
      resolver.resolve();
    }

    assertThat(gateway.submitted()).hasSize(1);
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
    assertThat(resolver.resolve().underWay()).isZero();
  }

  @Test
  void leavesAnOrderToAnOperatorWhenTheVenueCannotBeAskedForTenMinutes() {
    gateway.answerSubmit(new SubmitOutcome.Indeterminate("the reply was lost"));
    publish(Intents.buy("BTCUSDT"));
    turns(3);
    ResolveOrdersService resolver =
        new ResolveOrdersService(ledger, gateway, orders, ME, tokens, clock);
    clock.advance(Duration.ofSeconds(24));
    int lookups = 0;
    while (resolver.resolve().unresolved() == 0 && lookups < 1_000) {
      gateway.answerLookup(new LookupOutcome.Unavailable("away"));
      clock.advance(Duration.ofSeconds(1));
      lookups++;
    }
    assertThat(lookups).isBetween(595, 640);

    // It is looked up once a minute from now on, and no longer holds up a close of its symbol.
    int before = gateway.lookups();
    for (int second = 0; second < 180; second++) {
      gateway.answerLookup(new LookupOutcome.Unavailable("away"));
      clock.advance(Duration.ofSeconds(1));
      resolver.resolve();
    }
    assertThat(gateway.lookups() - before).isBetween(2, 4);
    turns(2);
    publish(Intents.close("BTCUSDT").madeAt(clock.instant()));
    turns(3);
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);

    ClientOrderId order = gateway.submitted().get(0);
    SettleUnresolvedOrderService operator = new SettleUnresolvedOrderService(ledger, tokens);
    OperatorNote note = new OperatorNote("ann", "seen on the venue's page");
    assertThat(operator.settle(order, new OrderEnding.NotSent(), note))
        .contains(OutcomeCode.NOT_SENT);
    assertThat(operator.settle(order, new OrderEnding.NotSent(), note)).isEmpty();
    assertThat(store.pending()).isZero();
    assertThat(gateway.submitted()).hasSize(2);
  }

  private EntryId publish(Intents intent) {
    return store.append(
        Optional.of("trade.intent"), Optional.of(codec.encode(intent.build())), "test");
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      // A turn after a long jump of the clock stands by once: its seat has lapsed.
      Turn turn = process.turn(lanes);
      assertThat(turn.trouble()).isEmpty();
    }
  }
}
