package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.function.Function;

/**
 * The end of an entry that needs no order.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/atomic-steps.md#dismiss.
 */
public sealed interface Dismissal {

  /** Counted in one audit entry together with all others of its outcome and reason. */
  record Audited(EntryId entryId, AuditReason reason) implements Dismissal {
    /** Refuses missing parts. */
    public Audited {
      Objects.requireNonNull(entryId, "entryId");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public OutcomeCode outcome() {
      return reason.outcome();
    }
  }

  /** Put aside as a dead letter; the entry's fields go with it if its size is bounded. */
  record PutAside(EntryId entryId, OutcomeCode outcome, DeadLetter letter, EntrySize size)
      implements Dismissal {
    /** Refuses missing parts. */
    public PutAside {
      Objects.requireNonNull(entryId, "entryId");
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(letter, "letter");
      Objects.requireNonNull(size, "size");
    }

    /** Of an entry whose size does not matter. */
    public PutAside(EntryId entryId, OutcomeCode outcome, DeadLetter letter) {
      this(entryId, outcome, letter, EntrySize.SMALL);
    }
  }

  /** The entry that ends. */
  EntryId entryId();

  /** What it ends as. */
  OutcomeCode outcome();

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Audited, R> audited, Function<PutAside, R> putAside) {
    if (this instanceof Audited auditedCase) {
      return audited.apply(auditedCase);
    }
    return putAside.apply((PutAside) this);
  }
}
