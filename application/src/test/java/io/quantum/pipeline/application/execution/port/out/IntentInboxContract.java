package io.quantum.pipeline.application.execution.port.out;

import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every inbox does, in whatever technology. */
public interface IntentInboxContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void createsTheGroupOnceAndFindsItThen() {
    PipelineWorld world = world();

    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.CREATED);
    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.FOUND);
  }

  @Test
  default void haltsTradingWhenLessIsThereThanWasSeen() {
    PipelineWorld world = world();
    world.reader();
    LedgerMark seen = new LedgerMark(true, 7);

    assertThat(world.inbox().open(world.inbox().peek().ledger())).isEqualTo(GroupOpening.FOUND);
    assertThat(world.inbox().open(seen)).isEqualTo(GroupOpening.DATA_LOST);
    assertThat(world.inbox().peek().tradingState()).isEqualTo(TradingState.HALTED);
  }

  @Test
  default void tellsHowFarTheLedgerHasCome() {
    PipelineWorld world = world();
    assertThat(world.inbox().peek().ledger()).isEqualTo(LedgerMark.NOTHING_SEEN);

    FencingToken fence = world.reader();
    EntryId entry = world.publish(Intents.buy("BTCUSDT"));
    world.readNew(10);
    world.ledger().close(fence, List.of(new Dismissal.Audited(entry, AuditReason.TOO_OLD)));

    assertThat(world.inbox().peek().ledger()).isEqualTo(new LedgerMark(true, 1));
  }

  @Test
  default void saysThatTheGroupIsLostBeforeItIsOpened() {
    PipelineWorld world = world();

    InboxReading reading = world.inbox().readNew(ME, 10, Duration.ZERO);

    assertThat(reading).isInstanceOf(InboxReading.GroupLost.class);
    assertThat(world.inbox().pending(ME, EntryId.ZERO, 10)).isEmpty();
  }

  @Test
  default void deliversEachEntryOnceInStreamOrder() {
    PipelineWorld world = world();
    world.reader();
    EntryId first = world.publish(Intents.buy("BTCUSDT"));
    EntryId second = world.publish(Intents.buy("ETHUSDT"));

    assertThat(world.readNew(10)).extracting(Delivery::id).containsExactly(first, second);
    assertThat(world.readNew(10)).isEmpty();
  }

  @Test
  default void listsPendingEntriesWithoutChangingThem() {
    PipelineWorld world = world();
    world.reader();
    EntryId first = world.publish(Intents.buy("BTCUSDT"));
    EntryId second = world.publish(Intents.buy("ETHUSDT"));
    world.readNew(10);
    world.removeBody(first);

    List<EntryId> both = List.of(first, second);

    assertThat(world.inbox().pending(ME, EntryId.ZERO, 10)).hasValue(both);
    assertThat(world.inbox().pending(ME, first, 10)).hasValue(List.of(second));
    assertThat(world.inbox().pending(ME, second, 10)).hasValue(List.of());
    assertThat(world.inbox().pending(ME, EntryId.ZERO, 1)).hasValue(List.of(first));

    IntentBatch fetched = world.inbox().fetch(both);
    assertThat(fetched.deliveries()).extracting(Delivery::id).containsExactly(second);
    assertThat(fetched.gone()).containsExactly(first);
    assertThat(world.inbox().fetch(both).size()).isEqualTo(2);
  }

  @Test
  default void saysWhatIsBeyondABatch() {
    PipelineWorld world = world();
    world.reader();
    for (int i = 0; i < 3; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("beyond-" + i));
    }

    assertThat(beyond(world.inbox().readNew(ME, 2, Duration.ZERO)))
        .isEqualTo(InboxReading.Beyond.UNREAD);
    assertThat(beyond(world.inbox().readNew(ME, 2, Duration.ZERO)))
        .isEqualTo(InboxReading.Beyond.NOTHING);
  }

  private static InboxReading.Beyond beyond(InboxReading reading) {
    return reading.fold(
        InboxReading.Delivered::beyond,
        lost -> {
          throw new AssertionError(lost.detail());
        });
  }

  @Test
  default void refusesAPageThatNoServerShouldBeAskedFor() {
    IntentInbox inbox = world().inbox();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> inbox.pending(ME, EntryId.ZERO, IntentInbox.MAX_PENDING + 1))
        .withMessageContaining("1 to 500");
  }

  @Test
  default void readsTheTradingStateWithTheBatch() {
    PipelineWorld world = world();
    world.reader();
    world.trading(TradingState.REDUCING);

    assertThat(world.inbox().peek().tradingState()).isEqualTo(TradingState.REDUCING);
    assertThat(
            PipelineWorld.batch(world.inbox().readNew(ME, 1, Duration.ZERO))
                .context()
                .tradingState())
        .isEqualTo(TradingState.REDUCING);
  }

  @Test
  default void sweepsWhatThePredecessorLeftAndSettlesWhatIsGone() {
    PipelineWorld world = world();
    ConsumerName dead = new ConsumerName("execution-dead");
    FencingToken fence = world.reader();
    EntryId kept = world.publish(Intents.buy("BTCUSDT"));
    EntryId gone = world.publish(Intents.buy("ETHUSDT"));
    PipelineWorld.batch(world.inbox().readNew(dead, 10, Duration.ZERO));
    world.removeBody(gone);

    SweepDecision swept = world.inbox().sweep(fence, Optional.of(dead), 500);
    SweepDecision again = world.inbox().sweep(fence, Optional.of(dead), 500);

    assertThat(swept).isEqualTo(new SweepDecision.Swept(1, 1, 1));
    assertThat(again).isEqualTo(new SweepDecision.Swept(0, 0, 1));
    assertThat(world.inbox().pending(ME, EntryId.ZERO, 10)).hasValue(List.of(kept));
    assertThat(world.snapshot().ledger().count(OutcomeCode.LOST_TRIMMED)).isEqualTo(1);
  }

  @Test
  default void leavesYoungEntriesOfStrangersAlone() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.inbox().readNew(new ConsumerName("execution-stranger"), 10, Duration.ZERO);

    assertThat(world.inbox().sweep(fence, Optional.empty(), 500))
        .isEqualTo(new SweepDecision.Swept(0, 0, 0));
  }

  @Test
  default void doesNotSweepForAnOldReader() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    FencingToken older = new FencingToken(ME, "old", fence.epoch() - 1);

    assertThat(world.inbox().sweep(older, Optional.empty(), 500))
        .isEqualTo(new SweepDecision.Fenced());
  }
}
