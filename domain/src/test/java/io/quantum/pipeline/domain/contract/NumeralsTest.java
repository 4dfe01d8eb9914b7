package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are refused by their text: nothing dear is ever made of them. */
final class NumeralsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e9999999",
        "-1e9999999",
        "1e-9999999",
        "1e2147483647",
        "1e-2147483647",
        "1e99999999999"
      })
  void refusesAHugeExponentBeforeTheNumberIsExpanded(String literal) {
    // The refusal looks at digits and exponent. Expanded, any of these would be megabytes.
    assertThat(Numerals.read(literal)).isEmpty();
  }

  @Test
  void looksAtNoDigitOfANumberThatIsWrittenTooLong() {
    // Were it parsed, this would be no number at all and an error of its own.
    assertThat(Numerals.read("x".repeat(65))).isEmpty();
    assertThat(Numerals.read("5e-" + "0".repeat(60) + "1")).isPresent();
    assertThat(Numerals.read("5e-" + "0".repeat(61) + "1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1e18, true", "1e19, false", "1e-18, true", "1e-19, false"})
  void holdsExponentsUpToEighteenEitherWay(String literal, boolean held) {
    assertThat(Numerals.read(literal).isPresent()).isEqualTo(held);
  }
}
