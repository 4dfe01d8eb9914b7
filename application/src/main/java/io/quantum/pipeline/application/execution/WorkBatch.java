package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/**
 * What the reading loop decides in one turn.
 *
 * @param batch entries and the context to decide them with
 * @param poisoned entries that are not even read any more
 * @param counted entries of the batch whose attempt was counted: forget it if they come to wait
 */
record WorkBatch(IntentBatch batch, List<Poisoned> poisoned, List<EntryId> counted) {

  /**
   * An entry that ended or broke its reader too often.
   *
   * @param entry not to be read any more
   * @param attempts how often it was begun
   */
  record Poisoned(EntryId entry, int attempts) {}

  /** Nothing to decide. */
  static WorkBatch of(DecisionContext context) {
    return new WorkBatch(new IntentBatch(context, List.of()), List.of(), List.of());
  }

  /** One entry to put aside. */
  static WorkBatch of(DecisionContext context, Poisoned poisoned) {
    return new WorkBatch(new IntentBatch(context, List.of()), List.of(poisoned), List.of());
  }

  /** Entries looked at. */
  int size() {
    return batch.size() + poisoned.size();
  }
}
