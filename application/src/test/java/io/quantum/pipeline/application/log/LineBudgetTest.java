package io.quantum.pipeline.application.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.fake.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LineBudgetTest {
  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final LineBudget budget = new LineBudget(clock);

  @Test
  void allowsOneLineAMinuteAndTellsWhatItHeldBack() {
    assertThat(budget.ask("A", 1)).hasValue(0);
    assertThat(budget.ask("A", 190)).isEmpty();
    clock.advance(Duration.ofSeconds(59));
    assertThat(budget.ask("A", 1)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(budget.ask("A", 1)).hasValue(191);
  }

  @Test
  void countsTheRestOfABatchAsHeldBack() {
    assertThat(budget.ask("A", 195)).hasValue(194);
  }

  @Test
  void keepsKindsApartButNotWithoutBound() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(budget.ask("kind " + i, 1)).isPresent();
    }

    assertThat(budget.ask("one more", 1)).isPresent();
    assertThat(budget.ask("yet another", 1)).isEmpty();
  }
}
