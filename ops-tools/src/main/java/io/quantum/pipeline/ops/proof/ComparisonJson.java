package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofDifference;
import io.quantum.pipeline.ops.json.JsonTree;
import java.util.List;

/** A comparison for machines: one object, described by {@code proof-diff.schema.json}. */
final class ComparisonJson implements ComparisonAnswers {
  private static final String SCHEMA = "quantum.ops.proof.diff/1";

  @Override
  public List<String> compared(ProofComparison comparison) {
    ProofPack after = comparison.after();
    JsonTree tree =
        new JsonTree()
            .put("schema", SCHEMA)
            .put("verdict", comparison.verdict().name())
            .put("server", ComparisonWords.identity(after, PackField.IDENTITY_SERVER))
            .put("stream", ComparisonWords.identity(after, PackField.IDENTITY_STREAM))
            .put("group", ComparisonWords.identity(after, PackField.IDENTITY_GROUP));
    if (comparison.before().isPresent()) {
      tree.put("before", pack(comparison.before().get()));
    } else {
      tree.putNull("before");
    }
    return List.of(
        tree.put("after", pack(after))
            .put("fields", comparison.fields())
            .put("rules", comparison.differences().stream().map(ComparisonJson::rule).toList())
            .put("not_comparable", List.of())
            .toString());
  }

  @Override
  public List<String> notComparable(List<String> reasons) {
    return List.of(
        new JsonTree()
            .put("schema", SCHEMA)
            .putNull("verdict")
            .put("rules", List.of())
            .put("not_comparable", reasons)
            .toString());
  }

  private static JsonTree pack(ProofPack pack) {
    return new JsonTree().put("label", pack.label().text()).put("at", pack.capturedAt().toString());
  }

  private static JsonTree rule(ProofDifference difference) {
    return new JsonTree()
        .put("grade", difference.grade().name())
        .put("rule", difference.rule().wireName())
        .put("field", difference.place())
        .maybeText("before", difference.before())
        .maybeText("after", difference.after())
        .put("says", difference.says());
  }
}
