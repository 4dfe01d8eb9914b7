package io.quantum.pipeline.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class GrowthTest {
  private static final double ALLOWED = 3;
  private static final int SAMPLES = 80;

  private final Growth growth = new Growth("heap", "MB", ALLOWED);

  @Test
  void findsALeakAmongNoise() {
    sample(SAMPLES, 12, 1);

    assertThat(growth.judged().judgement()).isEqualTo(Judgement.BROKEN);
    assertThat(growth.judged().facts()).startsWith("grows: ");
  }

  @Test
  void callsNoiseSteady() {
    sample(SAMPLES, 0, 1);

    assertThat(growth.judged().judgement()).isEqualTo(Judgement.KEPT);
  }

  @Test
  void callsAFallSteady() {
    sample(SAMPLES, -12, 1);

    assertThat(growth.judged().judgement()).isEqualTo(Judgement.KEPT);
  }

  @Test
  void allowsARiseThatIsSmallOverTheWholeTime() {
    sample(SAMPLES, 1, 0.5);

    assertThat(growth.judged().judgement()).isEqualTo(Judgement.KEPT);
  }

  @Test
  void doesNotDecideWhatNoiseHides() {
    sample(SAMPLES, ALLOWED, 20);

    assertThat(growth.judged().judgement()).isEqualTo(Judgement.CANNOT_TELL);
  }

  @Test
  void doesNotDecideFromAFewSamples() {
    sample(Slope.MIN_POINTS - 1, 0, 0);

    assertThat(growth.judged().judgement()).isEqualTo(Judgement.CANNOT_TELL);
  }

  private void sample(int count, double rise, double noise) {
    Random random = new Random(7);
    for (int i = 0; i < count; i++) {
      growth.add(6.0 * i, 20 + rise * i / count + noise * random.nextGaussian());
    }
  }
}
