package io.quantum.pipeline.application.execution.port.out;

import java.util.Objects;
import java.util.function.Function;

/**
 * What a read of the inbox gave.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface InboxReading {

  /** What is there besides the entries that were handed over. */
  enum Beyond {
    /** Nothing that is known of. */
    NOTHING,
    /** Perhaps more entries that nobody was given yet: the read was a full one. */
    UNREAD,
    /**
     * More entries were delivered to the reader, which were too large to be held together: they
     * stand among the pending ones.
     */
    PENDING
  }

  /**
   * Entries, possibly none.
   *
   * @param batch the entries
   * @param beyond what is there besides
   */
  record Delivered(IntentBatch batch, Beyond beyond) implements InboxReading {
    /** Refuses missing parts. */
    public Delivered {
      Objects.requireNonNull(batch, "batch");
      Objects.requireNonNull(beyond, "beyond");
    }

    /** Entries, and nothing besides. */
    public Delivered(IntentBatch batch) {
      this(batch, Beyond.NOTHING);
    }
  }

  /** The group or the stream is gone; {@link IntentInbox#open} makes it anew. */
  record GroupLost(String detail) implements InboxReading {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Delivered, R> delivered, Function<GroupLost, R> groupLost) {
    if (this instanceof Delivered deliveredCase) {
      return delivered.apply(deliveredCase);
    }
    return groupLost.apply((GroupLost) this);
  }
}
