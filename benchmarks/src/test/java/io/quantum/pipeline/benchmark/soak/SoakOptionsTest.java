package io.quantum.pipeline.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SoakOptionsTest {
  private static final long OTHERWISE = 42;

  @Test
  void lastsADayUnlessTold() {
    assertThat(read()).isEqualTo(new SoakOptions(Duration.ofHours(24), OTHERWISE));
  }

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "10m, PT10M", "24h, PT24H"})
  void readsSecondsMinutesAndHours(String given, Duration length) {
    assertThat(read("--for", given, "--seed", "7")).isEqualTo(new SoakOptions(length, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "m", "-5m", "1.5h", "29s", "721h", "99999999h", ""})
  void refusesAnythingElse(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("--for", given))
        .withMessageContaining("--for takes");
  }

  @Test
  void refusesAnUnknownName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("--fro", "10m"))
        .withMessageContaining("--fro");
  }

  @Test
  void disturbsSeveralTimesInTenMinutes() {
    SoakOptions options = read("--for", "10m");

    assertThat(options.betweenDisturbances()).isEqualTo(Duration.ofSeconds(50));
    assertThat(options.warmUp()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void disturbsEveryThreeMinutesForADay() {
    assertThat(read("--for", "24h").betweenDisturbances()).isEqualTo(Duration.ofMinutes(3));
  }

  private static SoakOptions read(String... args) {
    return SoakOptions.read(args, 0, OTHERWISE);
  }
}
