package io.quantum.pipeline.domain.backlog;

import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Is everything that was delivered accounted for? {@code entries-read - pending - offset = sum of
 * the ledger}, exactly.
 *
 * <p><b>Units</b>: entries. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/conservation.md#equation.
 */
public sealed interface Conservation {

  /**
   * The two sides could be read.
   *
   * @param delivered the group's entries-read
   * @param pending delivered and not acknowledged
   * @param offset what had been settled outside the ledger when it began
   * @param settled sum of the ledger
   */
  record Checked(long delivered, long pending, long offset, long settled) implements Conservation {
    /** Entries delivered and acknowledged without a ledger count (negative: counted too often). */
    public long missing() {
      return delivered - pending - offset - settled;
    }

    /** True if nothing is missing and nothing was counted twice. */
    public boolean isEqual() {
      return missing() == 0;
    }
  }

  /** One side is not known; this is never reported as equal. */
  record Undeterminable(String why) implements Conservation {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Checked, R> checked, Function<Undeterminable, R> undeterminable) {
    if (this instanceof Checked checkedCase) {
      return checked.apply(checkedCase);
    }
    return undeterminable.apply((Undeterminable) this);
  }

  /** Checks one snapshot; both of its sides were read in the same atomic step. */
  static Conservation of(PipelineSnapshot snapshot) {
    return snapshot
        .intents()
        .group()
        .fold(
            group -> of(group, snapshot.anchorOffset(), snapshot.ledger().total()),
            absent -> new Undeterminable("the consumer group does not exist"));
  }

  private static Conservation of(GroupReading.Present group, OptionalLong offset, long settled) {
    if (offset.isEmpty()) {
      return new Undeterminable("no execution service has ever anchored this group");
    }
    if (group.entriesRead().isEmpty()) {
      return new Undeterminable(
          "Redis has lost count of what the group has read (entries-read is nil, or was set)");
    }
    return new Checked(
        group.entriesRead().getAsLong(), group.pending(), offset.getAsLong(), settled);
  }
}
