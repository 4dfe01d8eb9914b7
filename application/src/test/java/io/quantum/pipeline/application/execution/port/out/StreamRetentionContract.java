package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every retention does; it may keep somewhat more than asked, never less. */
public interface StreamRetentionContract {

  /** A new, empty world. */
  PipelineWorld world();

  /** Retention in that world that wants to keep no more than so many intents. */
  StreamRetention keeping(PipelineWorld world, long most);

  @Test
  default void leavesAShortStreamAlone() {
    PipelineWorld world = world();
    settled(world, 10);

    StreamRetention.Trimmed trimmed = keeping(world, 10).trim();

    assertThat(trimmed.removed()).isZero();
    assertThat(trimmed.left()).isEqualTo(10);
    assertThat(trimmed.heldBy()).isEmpty();
  }

  @Test
  default void removesWhatIsFinishedAndKeepsWhatIsPendingOrUnread() {
    PipelineWorld world = world();
    settled(world, 500);
    EntryId pending = world.publish(Intents.buy("BTCUSDT").withId("pending"));
    world.readNew(1);
    world.publish(Intents.buy("BTCUSDT").withId("unread"));

    StreamRetention.Trimmed trimmed = keeping(world, 1).trim();

    assertThat(trimmed.removed()).isPositive();
    assertThat(world.snapshot().intents().pending().oldest()).contains(pending);
    assertThat(world.snapshot().intents().pending().gone()).isZero();
    assertThat(world.readNew(10)).hasSize(1);
  }

  @Test
  default void namesTheGroupThatHoldsTheRestBack() {
    PipelineWorld world = world();
    world.reader();
    for (int i = 0; i < 20; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("i-" + i));
    }

    assertThat(keeping(world, 5).trim().heldBy()).contains("quantum:group:execution:trade.intent");
  }

  /** Publishes intents and has them closed. */
  private static void settled(PipelineWorld world, int count) {
    FencingToken fence = world.reader();
    for (int i = 0; i < count; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("s-" + i));
    }
    List<Dismissal> dismissals = new ArrayList<>();
    world
        .readNew(count)
        .forEach(
            delivery -> dismissals.add(new Dismissal.Audited(delivery.id(), AuditReason.TOO_OLD)));
    world.ledger().close(fence, dismissals);
  }
}
