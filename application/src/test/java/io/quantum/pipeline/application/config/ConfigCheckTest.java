package io.quantum.pipeline.application.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigCheckTest {
  @Test
  void collectsEveryProblemBeforeItRefuses() {
    ConfigCheck check = new ConfigCheck(Map.of("A", "x", "B", "11", "C", "maybe", "D", " "));

    assertThat(check.value(number("A"))).isEqualTo(7);
    assertThat(check.value(number("B"))).isEqualTo(7);
    assertThat(check.value(new Setting<>("C", "true", ValueFormat.flag(), ""))).isTrue();
    assertThat(check.value(new Setting<>("D", "default", ValueFormat.text(), "")))
        .isEqualTo("default");

    assertThatThrownBy(check::refuseIfWrong)
        .isInstanceOf(ConfigRefused.class)
        .hasMessage(
            """
            A: got 'x', expected a whole number from 1 to 10
            B: got '11', expected a whole number from 1 to 10
            C: got 'maybe', expected true or false (also 1/0, yes/no, on/off)""");
  }

  @Test
  void refusesNothingWhenNothingIsWrong() {
    ConfigCheck check = new ConfigCheck(Map.of("A", "5"));

    assertThat(check.value(number("A"))).isEqualTo(5);
    check.refuseIfWrong();
    assertThat(check.problems()).isEmpty();
  }

  private static Setting<Integer> number(String name) {
    return new Setting<>(name, "7", ValueFormat.count(1, 10), "");
  }
}
