package io.quantum.pipeline.application.port.out;

import java.util.function.Function;

/**
 * What a read of the inbox gave.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface InboxReading {

  /** Entries, possibly none. */
  record Delivered(IntentBatch batch) implements InboxReading {
    @Override
    public <R> R fold(Function<Delivered, R> delivered, Function<GroupLost, R> groupLost) {
      return delivered.apply(this);
    }
  }

  /** The group or the stream is gone; {@link IntentInbox#open} makes it anew. */
  record GroupLost(String detail) implements InboxReading {
    @Override
    public <R> R fold(Function<Delivered, R> delivered, Function<GroupLost, R> groupLost) {
      return groupLost.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(Function<Delivered, R> delivered, Function<GroupLost, R> groupLost);
}
