package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which part of a stream is still kept.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: Redis documentation, XINFO STREAM.
 *
 * @param length entries in it now
 * @param added entries ever added since the key was created; empty where a script cannot hold that
 *     number exactly, because somebody set it to 2^53 or more
 * @param first the oldest entry, {@link EntryId#ZERO} if it is empty
 * @param last the newest id ever given
 * @param newestDeleted the newest entry that was deleted one by one, not trimmed; else zero
 */
public record StreamSpan(
    long length, OptionalLong added, EntryId first, EntryId last, EntryId newestDeleted) {

  /** A stream to which nothing was ever added. */
  public static final StreamSpan NONE =
      new StreamSpan(0, 0, EntryId.ZERO, EntryId.ZERO, EntryId.ZERO);

  /** With a counter that is known. */
  public StreamSpan(long length, long added, EntryId first, EntryId last, EntryId newestDeleted) {
    this(length, OptionalLong.of(added), first, last, newestDeleted);
  }

  /** Refuses missing parts. */
  public StreamSpan {
    Objects.requireNonNull(added, "added");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(newestDeleted, "newestDeleted");
  }

  /** Entries that are gone, trimmed or deleted; empty if that was not counted. */
  public OptionalLong removed() {
    return added.isEmpty() ? added : OptionalLong.of(Math.max(0, added.getAsLong() - length));
  }

  /** True if surely nothing was ever removed. */
  public boolean isWhole() {
    return removed().equals(OptionalLong.of(0));
  }

  /**
   * Before this, records are gone, and with them what they told of older things: a record is always
   * newer than what it tells of. Zero while surely nothing was removed.
   */
  public EntryId horizon() {
    if (isWhole()) {
      return EntryId.ZERO;
    }
    return length > 0 ? first : last.next().orElse(last);
  }
}
