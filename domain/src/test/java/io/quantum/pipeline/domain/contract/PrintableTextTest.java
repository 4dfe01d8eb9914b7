package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTextTest {
  @Test
  void showsWhatWouldDisturbALogOrATerminal() {
    assertThat(PrintableText.shorten("a\nb\u001b[31m\u2028\u202e", 64))
        .isEqualTo("a\\u000ab\\u001b[31m\\u2028\\u202e");
  }

  @Test
  void capsTheResultAndSplitsNoCharacter() {
    assertThat(PrintableText.shorten("x".repeat(100), 64)).hasSize(64);
    assertThat(PrintableText.shorten("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(PrintableText.shorten("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
  }

  @Test
  void showsHalfASurrogatePair() {
    assertThat(PrintableText.shorten("\ud800", 64)).isEqualTo("\\ud800");
  }

  @Test
  void keepsWhatIsHarmlessAndNothingElse() {
    assertThat(PrintableText.shorten(" ~\u00e9\u20ac", 64)).isEqualTo(" ~\u00e9\u20ac");
    assertThat(PrintableText.shorten("\u001f\u007f\u0085\u200b\u2029\udc00", 64))
        .isEqualTo("\\u001f\\u007f\\u0085\\u200b\\u2029\\udc00");
  }

  @Test
  void showsNothingWhereNothingMayBeShown() {
    assertThat(PrintableText.shorten("abc", 0)).isEmpty();
  }
}
