package io.quantum.pipeline.ops.json;

import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.DeadLetter;

/** Values of the domain that several answers hold, each written in one way. */
public final class DomainJson {
  private DomainJson() {}

  /** What the pipeline was given against what came of it. */
  public static Json of(Conservation conservation) {
    return conservation.fold(
        checked ->
            new Json()
                .put("equal", checked.isEqual())
                .put("delivered", checked.delivered())
                .put("pending", checked.pending())
                .put("offset", checked.offset())
                .put("settled", checked.settled())
                .put("quality", "exact"),
        unknown -> new Json().putNull("equal").put("quality", "unknown").put("why", unknown.why()));
  }

  /** A breach of the contract. */
  public static Json of(Violation violation) {
    return violation(
        violation.field(), violation.code().name(), violation.value(), violation.message());
  }

  /** A breach as a dead letter has kept it. */
  public static Json of(DeadLetter.Remark remark) {
    return violation(remark.field(), remark.code(), remark.value(), remark.message());
  }

  private static Json violation(String field, String code, String value, String message) {
    return new Json()
        .put("field", field)
        .put("code", code)
        .put("value", value)
        .put("message", message);
  }
}
