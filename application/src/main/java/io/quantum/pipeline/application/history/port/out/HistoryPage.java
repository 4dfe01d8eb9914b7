package io.quantum.pipeline.application.history.port.out;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a stream, in id order.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param records what could be read
 * @param unreadable entries that the service cannot have written
 * @param next after which entry the next page begins, empty if this is the last
 * @param <T> kind of record
 */
public record HistoryPage<T>(List<T> records, List<EntryId> unreadable, Optional<EntryId> next) {

  /** Copies the lists. */
  public HistoryPage {
    records = List.copyOf(records);
    unreadable = List.copyOf(unreadable);
    Objects.requireNonNull(next, "next");
  }
}
