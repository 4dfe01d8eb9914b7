package io.quantum.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  private static final Set<String> KNOWN = Set.of("--rate", "--seconds");

  @Test
  void readsWhatIsGivenAndLeavesTheRestToTheDefault() {
    Options options = read("--rate", "100");

    assertThat(options.number("--rate", 1, 1_000)).hasValue(100);
    assertThat(options.number("--seconds", 1, 60)).isEmpty();
    assertThat(options.text("--seconds", "20")).isEqualTo("20");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("--count", "1"))
        .withMessageContaining("--count");
  }

  @Test
  void refusesANameWithoutAValueAndANameTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> read("--rate"));
    assertThatIllegalArgumentException().isThrownBy(() -> read("--rate", "1", "--rate", "2"));
  }

  @Test
  void refusesNoNumberAndANumberOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("--rate", "fast").number("--rate", 1, 9))
        .withMessage("--rate takes 1 to 9, not fast");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("--rate", "10").number("--rate", 1, 9))
        .withMessage("--rate takes 1 to 9, not 10");
  }

  private static Options read(String... args) {
    return Options.read(args, 0, KNOWN);
  }
}
