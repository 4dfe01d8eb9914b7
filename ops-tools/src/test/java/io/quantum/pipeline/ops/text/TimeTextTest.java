package io.quantum.pipeline.ops.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people read them, at each change of units. */
final class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT9.999S, 9999 ms",
    "PT10S, 10 s",
    "PT59.9S, 59 s",
    "PT1M, 1 min 0 s",
    "PT59M59S, 59 min 59 s",
    "PT1H, 1 h 0 min",
    "PT23H59M, 23 h 59 min",
    "PT24H, 1 d 0 h",
    "PT100H, 4 d 4 h",
    "PT-5M, -5 min 0 s"
  })
  void areGivenInTwoUnitsAtMost(Duration time, String text) {
    assertThat(TimeText.of(time)).isEqualTo(text);
  }
}
