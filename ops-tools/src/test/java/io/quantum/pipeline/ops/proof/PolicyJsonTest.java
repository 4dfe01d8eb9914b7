package io.quantum.pipeline.ops.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.verdict.FieldPattern;
import io.quantum.pipeline.domain.verdict.Grade;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import io.quantum.pipeline.domain.verdict.ProofRule;
import io.quantum.pipeline.domain.verdict.RuleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as files. */
final class PolicyJsonTest {
  @Test
  void readsTheOneInTheJar() {
    ProofPolicy standard = PolicyJson.standard();

    assertThat(standard.sections())
        .containsExactlyInAnyOrder(
            ProofPart.IDENTITY,
            ProofPart.RESULTS,
            ProofPart.GROUPS,
            ProofPart.WINDOW,
            ProofPart.CONSERVATION,
            ProofPart.UNITS,
            ProofPart.LOGS);
    assertThat(standard.rules().get(0).fields()).isEqualTo(FieldPattern.of("conservation.equal"));
    assertThat(standard.rules()).extracting(ProofRule::fields).doesNotHaveDuplicates();
  }

  @Test
  void needsWhatEveryPackNeedsUnlessItSaysSo() {
    assertThat(PolicyJson.read("{\"schema\": \"quantum.ops.policy/1\"}").sections())
        .containsExactlyInAnyOrder(
            ProofPart.IDENTITY,
            ProofPart.RESULTS,
            ProofPart.GROUPS,
            ProofPart.WINDOW,
            ProofPart.CONSERVATION);
  }

  @Test
  void readsRulesWithTheirTerms() {
    ProofPolicy policy =
        PolicyJson.read(
            """
            // Ours.
            {"schema": "quantum.ops.policy/1", "sections": ["results"], "rules": [
              {"field": "results.length", "rule": "within", "percent": 10, "else": "WARN"},
              {"field": "cost.*", "rule": "ignore"}
            ]}
            """);

    assertThat(policy.sections()).containsExactly(ProofPart.RESULTS);
    ProofRule first = policy.rules().get(0);
    assertThat(first.kind()).isEqualTo(RuleKind.WITHIN);
    assertThat(first.otherwise()).isEqualTo(Grade.WARN);
    assertThat(first.terms().percent().orElseThrow()).isEqualByComparingTo("10");
    assertThat(policy.rules().get(1).kind()).isEqualTo(RuleKind.IGNORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'field': 'results.length', 'rule': 'must-grow', 'else': 'FAIL'}; 'must-grow' is no rule",
        "{'field': 'results.length', 'rule': 'must-rise'}; lacks 'else'",
        "{'field': 'results.length', 'rule': 'must-rise', 'else': 'BAD'}; 'BAD' is no grade",
        "{'field': 'length', 'rule': 'ignore'}; 'length' is no field",
        "{'field': 'nothing.length', 'rule': 'ignore'}; no section nothing",
        "{'field': 'results.lenght', 'rule': 'ignore'}; 'results.lenght': no proof pack has such a"
            + " field; near: results.length",
        "{'field': 'results.waiting', 'rule': 'ignore'}; near: groups.*.waiting",
        "{'field': 'results.any.length', 'rule': 'ignore'}; near: results.length",
        "{'field': 'cost.*.*', 'rule': 'ignore'}; 'cost.*.*': no proof pack has such a field",
        "{'field': 'units.*.restarts', 'rule': 'must-not-rise', 'anew': 'invocations', 'else':"
            + " 'FAIL'}; 'units.*.invocations': no proof pack has such a field; near:"
            + " units.*.invocation",
        "{'field': 'results.entries_added', 'rule': 'must-keep-moving', 'rate': 'throughput.result',"
            + " 'else': 'FAIL'}; near: throughput.results",
        "{'rule': 'ignore'}; lacks 'field'",
        "{'field': 'results.length'}; lacks 'rule'",
        "{'field': 'results.length', 'rule': 'within', 'else': 'WARN'}; needs a percent",
        "{'field': 'results.length', 'rule': 'within', 'percent': 'x', 'else': 'WARN'}; no percentage",
        "{'field': 'results.length', 'rule': 'must-be', 'else': 'WARN'}; needs a value",
        "{'field': 'results.length', 'rule': 'must-rise', 'anew': 'x', 'else': 'WARN'}; must-not-rise",
        "{'field': ['a', 'b'], 'rule': 'ignore'}; field takes one value",
        "{'field': 'results.length', 'rule': 'ignore', 'why': 'x'}; is called 'why'",
        "{'field': 'results.length', 'field': 'x', 'rule': 'ignore'}; no JSON",
        "{'field': 'results.length', 'rule': 'must-be', 'values': [{}], 'else': 'WARN'}; list of"
            + " texts",
        "{'field': 'results.length'; no JSON",
        "7; not what belongs there",
      })
  void saysWhatIsWrongWithARule(String rule, String says) {
    assertThatThrownBy(
            () ->
                PolicyJson.read(
                    "{\"schema\": \"quantum.ops.policy/1\", \"rules\": [%s]}"
                        .formatted(rule.replace('\'', '"'))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says.replace("''", "'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; line 1",
        "{'schema': 'quantum.ops.policy/2', 'rules': []}; its schema must be",
        "{'rules': []}; its schema must be",
        "{'schema': 'quantum.ops.policy/1', 'rule': []}; no part 'rule'",
        "{'schema': 'quantum.ops.policy/1', 'sections': ['log']}; no section 'log'",
        "not json; no JSON",
      })
  void saysWhatIsWrongWithAPolicy(String policy, String says) {
    assertThatThrownBy(() -> PolicyJson.read(policy.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }
}
