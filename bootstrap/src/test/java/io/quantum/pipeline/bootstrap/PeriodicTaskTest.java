package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a chore does about a failure. */
final class PeriodicTaskTest {
  private long nanos;
  private int done;
  private Optional<Remedy> failing = Optional.empty();
  private final PeriodicTask chore =
      new PeriodicTask("tidying", Duration.ofMinutes(10), this::tidy, () -> nanos);

  @Test
  void endsTheProcessWhereNothingMayGoOn() {
    failing = Optional.of(Remedy.STOP);

    assertThatThrownBy(chore::doIfDue)
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ExitCode.REDIS_UNUSABLE))
        .hasMessage("it failed");
  }

  @Test
  void waitsForWhatAnOperatorMendsAndSaysWhat() {
    failing = Optional.of(Remedy.OPERATOR);
    chore.doIfDue();
    assertThat(chore.concern()).contains("tidying waits: it failed");

    failing = Optional.empty();
    nanos += Duration.ofSeconds(11).toNanos();
    chore.doIfDue();

    assertThat(done).isEqualTo(2);
    assertThat(chore.concern()).isEmpty();
  }

  @Test
  void doesNotConcernWhatPassesByItself() {
    failing = Optional.of(Remedy.RETRY);
    chore.doIfDue();

    assertThat(chore.concern()).isEmpty();
  }

  private void tidy() {
    done++;
    failing.ifPresent(
        remedy -> {
          throw new AdapterFailure(remedy, "it failed", null);
        });
  }
}
