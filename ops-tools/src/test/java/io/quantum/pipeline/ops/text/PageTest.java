package io.quantum.pipeline.ops.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How text goes on in the next line. */
final class PageTest {
  @Test
  void breaksAtASpaceAndIndentsWhatFollows() {
    assertThat(new Page(10).wrap("  ", "one two  three four").lines())
        .containsExactly("one two", "  three", "  four");
  }

  @Test
  void breaksAWordThatIsLongerThanALine() {
    assertThat(new Page(6).wrap(" ", "abcdefghij").lines()).containsExactly("abcdef", " ghij");
  }

  @Test
  void breaksAWordRatherThanLeaveAShortLine() {
    assertThat(new Page(8).wrap("", "ab cdefghijk", 4).lines()).containsExactly("ab cdefg", "hijk");
  }

  @Test
  void keepsBothHalvesOfACharacterTogether() {
    assertThat(new Page(4).wrap("", "abc\ud83d\ude00d").lines())
        .containsExactly("abc", "\ud83d\ude00d");
  }

  @Test
  void goesOnBelowTheValue() {
    assertThat(new Page(26).row("name", "one two three").lines())
        .containsExactly("name              one two", "                  three");
  }
}
