package io.quantum.pipeline.application.publish.port.in;

import io.quantum.pipeline.domain.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A payload that the contract does not allow on the bus; nothing was written.
 *
 * <p><b>Shape</b>: carries every violation, never only the first. <b>Threads</b>: immutable.
 * <b>Source</b>: docs/reference/publishing.md#fail-closed.
 */
public final class ContractBreach extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** A refusal with all its reasons, at least one. */
  public ContractBreach(List<Violation> violations) {
    super(
        violations.stream()
            .map(v -> v.field() + " " + v.code() + ": " + v.message())
            .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  /** Everything that is wrong, in contract order. */
  public List<Violation> violations() {
    return violations;
  }
}
