package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;

/**
 * Which part of a stream is still kept.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: Redis documentation, XINFO STREAM.
 *
 * @param length entries in it now
 * @param added entries ever added since the key was created
 * @param first the oldest entry, {@link EntryId#ZERO} if it is empty
 * @param last the newest id ever given
 * @param newestDeleted the newest entry that was deleted one by one, not trimmed; else zero
 */
public record StreamSpan(
    long length, long added, EntryId first, EntryId last, EntryId newestDeleted) {

  /** A stream to which nothing was ever added. */
  public static final StreamSpan NONE =
      new StreamSpan(0, 0, EntryId.ZERO, EntryId.ZERO, EntryId.ZERO);

  /** Refuses missing parts. */
  public StreamSpan {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(newestDeleted, "newestDeleted");
  }

  /** Entries that are gone, trimmed or deleted. */
  public long removed() {
    return Math.max(0, added - length);
  }

  /**
   * Before this, records are gone, and with them what they told of older things: a record is always
   * newer than what it tells of. Zero while nothing was removed.
   */
  public EntryId horizon() {
    if (removed() == 0) {
      return EntryId.ZERO;
    }
    return length > 0 ? first : new EntryId(last.millis(), last.sequence() + 1);
  }
}
