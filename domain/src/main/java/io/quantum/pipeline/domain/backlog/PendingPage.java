package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.Optional;

/**
 * A bounded piece of the pending list, in order of ids.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#pending.
 *
 * @param examined how many entries it holds
 * @param gone how many of those no longer exist
 * @param next where to go on, empty at the end of the list
 */
public record PendingPage(long examined, long gone, Optional<EntryId> next) {
  /** Refuses a missing part. */
  public PendingPage {
    Objects.requireNonNull(next, "next");
  }
}
