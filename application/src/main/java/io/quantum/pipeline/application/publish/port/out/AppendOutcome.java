package io.quantum.pipeline.application.publish.port.out;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.function.Function;

/**
 * What appending an event did.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface AppendOutcome {

  /** It was written under this id. */
  record Appended(EntryId entryId) implements AppendOutcome {}

  /** The stream holds so many entries that no more are taken; nothing was written. */
  record StreamFull(long length, long limit) implements AppendOutcome {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Appended, R> appended, Function<StreamFull, R> streamFull) {
    if (this instanceof Appended appendedCase) {
      return appended.apply(appendedCase);
    }
    return streamFull.apply((StreamFull) this);
  }
}
