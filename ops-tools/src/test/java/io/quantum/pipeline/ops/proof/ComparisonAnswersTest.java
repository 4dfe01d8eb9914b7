package io.quantum.pipeline.ops.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quantum.pipeline.domain.verdict.ComparisonOutcome;
import io.quantum.pipeline.domain.verdict.FieldPattern;
import io.quantum.pipeline.domain.verdict.Packs;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deployment that fixes a frozen pipeline, in every form, under the policy in the jar. */
final class ComparisonAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GROUP = "groups.quantum:group:execution:trade.intent.";

  @Test
  void saysFirstWhatMattersMost() {
    assertThat(text(fixed()).subList(0, 2))
        .containsExactly(
            "PASS: as wanted (10 fields, 4 differences)",
            "redis 127.0.0.1:6379/0  stream quantum:stream:trade.intent");
    assertThat(String.join("\n", text(fixed()).subList(5, 11)))
        .isEqualTo(
            """
            PASS          results.entries_added: moves again: +40 in 10 m (execution.result)
                          1,000 -> 1,040
            PASS          logs.DEBUG P0.D loop <n>.lines: 192 lines/s gone
                          192/s (57,600 in 5 m) -> (absent)
            PASS          units.quantum-execution.restarts: expected: rose (deployment 4711)
                          0 -> 1""");
    assertThat(text(fixed())).allMatch(line -> line.length() <= 100);
  }

  @Test
  void namesHowManyAreMissing() {
    assertThat(text(broken()))
        .contains(
            "FAIL          conservation.missing: must be 0 (entries that left without an outcome; see quantum-ops",
            "              prove --deep)",
            "              0 -> 3");
  }

  @Test
  void pastesIntoATicket() {
    List<String> lines = ComparisonAnswers.in(ComparisonAnswers.Form.MARKDOWN).compared(fixed());

    assertThat(lines.get(0)).startsWith("**PASS: as wanted (");
    assertThat(lines)
        .contains(
            "| | field | what | before | after |",
            "|---|---|---|---|---|",
            "| PASS | `logs.DEBUG P0.D loop <n>.lines` | 192 lines/s gone |"
                + " 192/s (57,600 in 5 m) |  |");
    assertThat(ComparisonAnswers.in(ComparisonAnswers.Form.MARKDOWN).notComparable(List.of("a|b")))
        .contains("- a\\|b");
  }

  @Test
  void keepsToItsSchema() throws IOException {
    ComparisonAnswers json = ComparisonAnswers.in(ComparisonAnswers.Form.JSON);
    JsonSchema schema = schema();

    for (List<String> answer :
        List.of(
            json.compared(fixed()),
            json.compared(broken()),
            json.compared(ProofComparison.alone(before().pack(), PolicyJson.standard())),
            json.notComparable(List.of("swapped order")))) {
      assertThat(schema.validate(JSON.readTree(String.join("", answer)))).isEmpty();
    }
    assertThat(schema.validate(JSON.readTree("{\"schema\": \"quantum.ops.proof.diff/1\"}")))
        .isNotEmpty();
  }

  @Test
  void saysWhyPacksDoNotBelongTogether() {
    assertThat(
            ComparisonAnswers.in(ComparisonAnswers.Form.TEXT)
                .notComparable(List.of("swapped order", "other server")))
        .containsExactly("not comparable: swapped order", "not comparable: other server");
  }

  private static List<String> text(ProofComparison comparison) {
    return ComparisonAnswers.in(ComparisonAnswers.Form.TEXT).compared(comparison);
  }

  private static ProofComparison fixed() {
    return compared(
        before(),
        before()
            .at(Packs.NOON.plus(Duration.ofMinutes(10)))
            .number("results.entries_added", 1_040)
            .number("units.quantum-execution.restarts", 1)
            .text("health.results_moving", "yes")
            .number(GROUP + "waiting", 0)
            .without("logs.DEBUG P0.D loop <n>.lines"));
  }

  private static ProofComparison broken() {
    return compared(
        before(), before().number("conservation.missing", 3).text("conservation.equal", "no"));
  }

  private static Packs before() {
    return new Packs()
        .text("identity.server", "127.0.0.1:6379/0")
        .text("identity.stream", "quantum:stream:trade.intent")
        .text("identity.group", "quantum:group:execution:trade.intent")
        .number("results.entries_added", 1_000)
        .number(GROUP + "waiting", 10_000)
        .text("conservation.equal", "yes")
        .number("conservation.missing", 0)
        .number("units.quantum-execution.restarts", 0)
        .tally("logs.DEBUG P0.D loop <n>.lines", 57_600, 300)
        .tally("throughput.results", 0, 5)
        .text("health.results_moving", "no");
  }

  private static ProofComparison compared(Packs before, Packs after) {
    ProofPolicy policy =
        PolicyJson.standard()
            .expecting(FieldPattern.of("units.quantum-execution.restarts"), "deployment 4711");
    return ProofComparison.of(before.pack(), after.pack(), policy, Duration.ofHours(24))
        .fold(
            ComparisonOutcome.Compared::comparison,
            not -> {
              throw new AssertionError(not.reasons());
            });
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream file =
        ComparisonAnswersTest.class.getResourceAsStream(
            "/io/quantum/pipeline/ops/schema/proof-diff.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(JSON.readTree(file));
    }
  }
}
