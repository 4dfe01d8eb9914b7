package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;

/**
 * One dead letter: an entry put aside.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#dead-letter.
 *
 * @param id of the letter
 * @param entry the intent's entry
 * @param outcome {@code invalid}, or {@code expired} for a close
 */
public record DeadLetterRecord(EntryId id, EntryId entry, OutcomeCode outcome) {

  /** Refuses an outcome that leaves no letter. */
  public DeadLetterRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entry, "entry");
    if (outcome != OutcomeCode.INVALID && outcome != OutcomeCode.EXPIRED) {
      throw new IllegalArgumentException("no dead letter ends as " + outcome.wireName());
    }
  }
}
