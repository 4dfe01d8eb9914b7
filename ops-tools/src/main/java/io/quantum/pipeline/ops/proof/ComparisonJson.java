package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofDifference;
import io.quantum.pipeline.ops.json.Json;
import java.util.List;

/** A comparison for machines: one object, described by {@code proof-diff.schema.json}. */
final class ComparisonJson implements ComparisonAnswers {
  private static final String SCHEMA = "quantum.ops.proof.diff/1";

  @Override
  public List<String> compared(ProofComparison comparison) {
    ProofPack after = comparison.after();
    return List.of(
        new Json()
            .put("schema", SCHEMA)
            .put("verdict", comparison.verdict().name())
            .put("server", ComparisonWords.identity(after, PackField.IDENTITY_SERVER))
            .put("stream", ComparisonWords.identity(after, PackField.IDENTITY_STREAM))
            .put("group", ComparisonWords.identity(after, PackField.IDENTITY_GROUP))
            .put("before", comparison.before().map(ComparisonJson::pack))
            .put("after", pack(after))
            .put("fields", comparison.fields())
            .put("rules", comparison.differences(), ComparisonJson::rule)
            .put("not_comparable", List.of())
            .toString());
  }

  @Override
  public List<String> notComparable(List<String> reasons) {
    return List.of(
        new Json()
            .put("schema", SCHEMA)
            .putNull("verdict")
            .put("rules", List.of())
            .put("not_comparable", reasons)
            .toString());
  }

  private static Json pack(ProofPack pack) {
    return new Json().put("label", pack.label().text()).put("at", pack.capturedAt().toString());
  }

  private static Json rule(ProofDifference difference) {
    return new Json()
        .put("grade", difference.grade().name())
        .put("rule", difference.rule().wireName())
        .put("field", difference.place())
        .put("before", difference.before())
        .put("after", difference.after())
        .put("says", difference.says());
  }
}
