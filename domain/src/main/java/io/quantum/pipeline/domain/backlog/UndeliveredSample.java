package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.Optional;

/**
 * A bounded look at the entries behind the cursor.
 *
 * <p><b>Shape</b>: at most one page is counted; {@code complete} says that the page was the whole
 * rest. <b>Threads</b>: immutable.
 *
 * @param counted entries seen behind the cursor
 * @param complete true if there are no more than those
 * @param first id of the first of them, if any
 */
public record UndeliveredSample(long counted, boolean complete, Optional<EntryId> first) {
  /** Refuses missing parts. */
  public UndeliveredSample {
    Objects.requireNonNull(first, "first");
  }
}
