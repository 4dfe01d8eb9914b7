package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One audit entry: a batch of entries closed with the same outcome.
 *
 * <p>A count below the number of entries says that some of them were acknowledged elsewhere; it
 * does not say which. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/names-on-redis.md#audit.
 *
 * @param id of the audit entry
 * @param outcome of all of them
 * @param reason why, if it is one of ours
 * @param count how many of them were acknowledged in that step
 * @param entries which, each once
 */
public record AuditRecord(
    EntryId id,
    OutcomeCode outcome,
    Optional<AuditReason> reason,
    long count,
    List<EntryId> entries) {

  /** Copies the list, without repetitions. */
  public AuditRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    entries = List.copyOf(new LinkedHashSet<>(entries));
  }
}
