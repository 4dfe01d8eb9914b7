package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Older shapes are called by their right name, so that the fix is the right one too. */
final class OlderShapeTest {

  @ParameterizedTest
  @CsvSource({
    "1768953790, seconds",
    "1768953790.982, seconds",
    "1768953790.9820001, seconds",
    "1.768953790982e9, seconds",
    "99999999999.999, seconds",
    "100000000000, milliseconds",
    "1768953790982, milliseconds",
    "1768953790982.5, milliseconds",
    "1.768953790982e12, milliseconds"
  })
  void tellsEpochSecondsFromMillisecondsByTheirSize(String written, String unit) {
    assertThat(OlderShape.ofTime(new FieldValue.Numeral(written)).orElseThrow())
        .startsWith("; epoch " + unit + " are an older shape: write ISO-8601");
  }
}
