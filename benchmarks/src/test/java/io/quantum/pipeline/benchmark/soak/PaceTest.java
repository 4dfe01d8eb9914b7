package io.quantum.pipeline.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private final Pace pace = new Pace(Duration.ofSeconds(10));

  @Test
  void isDueOncePerPeriod() {
    assertThat(pace.isDue(Duration.ofMillis(9_999))).isFalse();
    assertThat(pace.isDue(Duration.ofSeconds(10))).isTrue();
    assertThat(pace.isDue(Duration.ofSeconds(11))).isFalse();
    assertThat(pace.isDue(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void doesNotMakeUpForWhatWasMissed() {
    assertThat(pace.isDue(Duration.ofSeconds(47))).isTrue();
    assertThat(pace.isDue(Duration.ofSeconds(49))).isFalse();
    assertThat(pace.isDue(Duration.ofSeconds(50))).isTrue();
  }
}
