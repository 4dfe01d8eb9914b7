package io.quantum.pipeline.application.control.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a wish for diagnostics does, in whatever technology. */
public interface DiagnosticsStoreContract {
  /** Who acts. */
  OperatorNote NOTE = new OperatorNote("ann", "a test");

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void endsByItself() {
    PipelineWorld world = world();
    Instant before = world.inbox().peek().at();
    assertThat(world.diagnostics().left()).isEmpty();

    DiagnosticsChange change = world.diagnostics().on(new Lasting(Duration.ofSeconds(1)), NOTE);

    assertThat(change.before()).isEmpty();
    assertThat(change.until().orElseThrow())
        .isBetween(before.plusMillis(999), before.plus(Duration.ofSeconds(60)));
    assertThat(world.diagnostics().left().orElseThrow())
        .isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    world.pass(Duration.ofMillis(1_100));
    assertThat(world.diagnostics().left()).isEmpty();
  }

  @Test
  default void countsTheEndFromTheLatestWish() {
    PipelineWorld world = world();
    DiagnosticsChange first = world.diagnostics().on(new Lasting(Duration.ofSeconds(60)), NOTE);

    DiagnosticsChange second = world.diagnostics().on(new Lasting(Duration.ofHours(1)), NOTE);

    assertThat(second.before().orElseThrow())
        .isBetween(
            first.until().orElseThrow().minusMillis(2), first.until().orElseThrow().plusMillis(2));
    assertThat(world.diagnostics().left().orElseThrow()).isGreaterThan(Duration.ofMinutes(59));
    assertThat(
            world
                .inspector()
                .snapshot()
                .<Optional<Duration>>fold(
                    taken -> taken.snapshot().context().executors().diagnosticsFor(),
                    unreadable -> Optional.empty()))
        .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofMinutes(59)));
  }

  @Test
  default void switchesOff() {
    PipelineWorld world = world();
    assertThat(world.diagnostics().off(NOTE))
        .isEqualTo(new DiagnosticsChange(Optional.empty(), Optional.empty()));
    world.diagnostics().on(new Lasting(Duration.ofHours(1)), NOTE);

    DiagnosticsChange change = world.diagnostics().off(NOTE);

    assertThat(change.before()).isPresent();
    assertThat(change.until()).isEmpty();
    assertThat(world.diagnostics().left()).isEmpty();
  }
}
