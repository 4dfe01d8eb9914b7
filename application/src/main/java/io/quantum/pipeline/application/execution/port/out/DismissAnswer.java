package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.function.Function;

/**
 * The answer to a batch of dismissals.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface DismissAnswer {

  /**
   * Done.
   *
   * @param closed entries acknowledged and counted by this call
   * @param leftAlone entries whose order is under way; only that order decides them
   */
  record Done(long closed, List<EntryId> leftAlone) implements DismissAnswer {
    /** Copies the list. */
    public Done {
      leftAlone = List.copyOf(leftAlone);
    }
  }

  /** The caller is no longer the reader; nothing was closed. */
  record Fenced() implements DismissAnswer {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Done, R> done, Function<Fenced, R> fenced) {
    if (this instanceof Done doneCase) {
      return done.apply(doneCase);
    }
    return fenced.apply((Fenced) this);
  }
}
