package io.quantum.pipeline.domain.history;

import java.util.Objects;
import java.util.function.Function;

/**
 * The attempt to check a history.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface HistoryVerdict {

  /** The records could be read to their ends. */
  record Checked(HistoryReport report) implements HistoryVerdict {
    /** Refuses a missing report. */
    public Checked {
      Objects.requireNonNull(report, "report");
    }
  }

  /**
   * They could not: nothing is said about them.
   *
   * @param why in words an operator can act on
   */
  record Unreadable(String why) implements HistoryVerdict {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Checked, R> checked, Function<Unreadable, R> unreadable) {
    if (this instanceof Checked checkedCase) {
      return checked.apply(checkedCase);
    }
    return unreadable.apply((Unreadable) this);
  }
}
