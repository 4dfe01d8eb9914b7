package io.quantum.pipeline.application.execution.port.out;

import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every count of attempts does. */
public interface RecoveryAttemptsContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void countsFromZeroUpwardsUntilForgotten() {
    PipelineWorld world = world();
    RecoveryAttempts attempts = world.attempts();
    EntryId first = new EntryId(1, 0);
    EntryId second = new EntryId(2, 0);

    attempts.begin(List.of(first, second));
    attempts.begin(List.of(second));
    assertThat(attempts.look(List.of(second, first, new EntryId(3, 0))))
        .containsExactly(mark(2), mark(1), mark(0));

    attempts.forget(List.of(second));
    assertThat(attempts.look(List.of(first, second))).containsExactly(mark(1), mark(0));
  }

  @Test
  default void forgetsWhatIsSettledAndMarksWhatIsOrdered() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    EntryId closed = world.publish(Intents.buy("BTCUSDT"));
    EntryId ordered = world.publish(Intents.buy("ETHUSDT"));
    world.inbox().readNew(ME, 10, Duration.ZERO);
    world.attempts().begin(List.of(closed, ordered));
    Order order = world.order(ordered, Intents.buy("ETHUSDT"));

    world.ledger().close(fence, List.of(new Dismissal.Audited(closed, AuditReason.TOO_OLD)));
    world.ledger().claim(fence, List.of(new ClaimRequest(order, "token")));

    assertThat(world.attempts().look(List.of(closed, ordered)))
        .containsExactly(mark(0), new PendingMark(0, true));
  }

  private static PendingMark mark(int attempts) {
    return new PendingMark(attempts, false);
  }
}
