package io.quantum.pipeline.ops.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.domain.backlog.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one way to write and read JSON. */
final class JsonTest {
  @Test
  void writesNamesInTheirOrderAndTextAsAscii() {
    Json json =
        new Json()
            .put("text", "a\"\u001b[31m\u00e4")
            .put("number", 3)
            .put("decimal", new BigDecimal("1E+3"))
            .put("truth", true)
            .put("absent", Optional.empty())
            .put("none", OptionalLong.empty())
            .put("list", List.of("a", "b"))
            .put("items", List.of(1, 2), item -> new Json().put("item", item));

    assertThat(json)
        .hasToString(
            "{\"text\":\"a\\\"\\u001B[31m\\u00E4\",\"number\":3,\"decimal\":1000,\"truth\":true,"
                + "\"absent\":null,\"none\":null,\"list\":[\"a\",\"b\"],"
                + "\"items\":[{\"item\":1},{\"item\":2}]}");
  }

  @Test
  void writesAnUnknownFigureAsNull() {
    assertThat(new Json().put("lost", Figure.unknown("no group")))
        .hasToString("{\"lost\":{\"value\":null,\"quality\":\"unknown\",\"why\":\"no group\"}}");
  }

  @Test
  void readsWhatItHasWritten() {
    String text = "{\"a\":1,\"b\":-0.50,\"c\":\"x\",\"d\":null,\"e\":false,\"f\":[{\"g\":[]}]}";

    Json read = Json.parse(text);

    assertThat(read).hasToString(text);
    assertThat(read.number("a")).isEqualTo(1);
    assertThat(read.decimal("b")).isEqualByComparingTo("-0.5");
    assertThat(read.maybe("d")).isEmpty();
    assertThat(read.text("e")).isEqualTo("false");
    assertThat(read.objects("f")).hasSize(1);
  }

  @Test
  void keepsNumbersOfAFlatLineAsNumbersAndLeavesNullsOut() {
    Json line = new Json().put("usd", "12").put("run", "012").put("none", OptionalLong.empty());

    assertThat(line.flatLine()).isEqualTo("{\"usd\":12,\"run\":\"012\"}");
    assertThat(Json.parse(line.flatLine()).text("usd")).isEqualTo("12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; no JSON object",
        "{\"a\":1; it is torn",
        "{\"a\":1,\"a\":2}; it is torn, or no JSON",
        "{\"a\":1} {}; something follows its end",
        "{\"a\":[[1]]}; a list of texts",
        "{\"a\":[1,{}]}; a list of texts",
        "{\"a\":[{},1]}; line 1 is not what belongs there",
      })
  void refusesWhatIsNoSuchObject(String text, String says) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }

  @Test
  void saysOnWhichLineSomethingElseWasExpected() {
    Json read = Json.parseCommented("// Ours.\n{\"a\": 1,\n \"b\": {}}");

    assertThatThrownBy(() -> read.objects("a")).hasMessage("line 2 is not what belongs there");
    assertThatThrownBy(() -> read.texts("b")).hasMessage("line 3 is not what belongs there");
    assertThatThrownBy(() -> read.text("c")).hasMessage("c is missing");
    assertThat(read.texts("a")).containsExactly("1");
  }
}
