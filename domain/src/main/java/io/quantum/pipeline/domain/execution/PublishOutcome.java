package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.function.Function;

/**
 * What publishing a valid intent did.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/publishing.md#outcomes.
 */
public sealed interface PublishOutcome {

  /** It was written under this id. */
  record Published(EntryId entryId) implements PublishOutcome {}

  /** The same intent was written before, under this id; nothing was written now. */
  record Already(EntryId entryId) implements PublishOutcome {}

  /** Another intent has this identity, under this id; nothing was written now. */
  record Conflict(EntryId entryId) implements PublishOutcome {}

  /** The stream holds so many entries that no more are taken; nothing was written. */
  record BacklogFull(long length, long limit) implements PublishOutcome {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Published, R> published,
      Function<Already, R> already,
      Function<Conflict, R> conflict,
      Function<BacklogFull, R> backlogFull) {
    if (this instanceof Published publishedCase) {
      return published.apply(publishedCase);
    }
    if (this instanceof Already alreadyCase) {
      return already.apply(alreadyCase);
    }
    if (this instanceof Conflict conflictCase) {
      return conflict.apply(conflictCase);
    }
    return backlogFull.apply((BacklogFull) this);
  }
}
