package io.quantum.pipeline.domain.stream;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The id of one stream entry; its first half is the time at which the server stored the entry.
 *
 * <p>Unless somebody gave the entry an id of their own: then it is whatever they wrote, up to the
 * largest id, after which the server can add nothing more to that stream.
 *
 * <p><b>Shape</b>: {@code <milliseconds>-<sequence>}, both unsigned 64 bit, in a long each that is
 * read as unsigned. <b>Units</b>: milliseconds since the epoch. <b>Threads</b>: immutable.
 * <b>Errors</b>: {@link IllegalArgumentException} for a text that is none. <b>Source</b>: Redis
 * documentation, "Entry IDs".
 *
 * @param millis time part, unsigned
 * @param sequence order within one millisecond, unsigned
 */
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {

  /** Before every entry. */
  public static final EntryId ZERO = new EntryId(0, 0);

  /** No entry can follow it. */
  public static final EntryId LARGEST = new EntryId(-1, -1);

  private static final int MILLIS_PER_SECOND = 1_000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** Reads {@code 1768952590982-2}; a lone time part means sequence 0. */
  public static EntryId parse(String text) {
    Objects.requireNonNull(text, "text");
    int dash = text.indexOf('-');
    try {
      return dash < 0
          ? new EntryId(Long.parseUnsignedLong(text), 0)
          : new EntryId(
              Long.parseUnsignedLong(text.substring(0, dash)),
              Long.parseUnsignedLong(text.substring(dash + 1)));
    } catch (NumberFormatException notAnId) {
      throw new IllegalArgumentException(
          "not an entry id (want <ms>-<seq>): " + shortened(text), notAnId);
    }
  }

  /** The last id that an entry stored at a moment, or before it, can have. */
  public static EntryId lastAt(Instant moment) {
    long millis = moment.toEpochMilli();
    return millis < 0 ? ZERO : new EntryId(millis, -1);
  }

  /** When the server stored the entry; any time part is an instant, however far off. */
  public Instant storedAt() {
    return millis >= 0
        ? Instant.ofEpochMilli(millis)
        : Instant.ofEpochSecond(
            Long.divideUnsigned(millis, MILLIS_PER_SECOND),
            Long.remainderUnsigned(millis, MILLIS_PER_SECOND) * NANOS_PER_MILLI);
  }

  /** The id right behind this one; empty behind the largest. */
  public Optional<EntryId> next() {
    if (equals(LARGEST)) {
      return Optional.empty();
    }
    return Optional.of(
        sequence == -1 ? new EntryId(millis + 1, 0) : new EntryId(millis, sequence + 1));
  }

  /** The id right before this one; {@link #ZERO} before itself. */
  public EntryId previous() {
    if (sequence != 0) {
      return new EntryId(millis, sequence - 1);
    }
    return millis != 0 ? new EntryId(millis - 1, -1) : ZERO;
  }

  @Override
  public int compareTo(EntryId other) {
    int byTime = Long.compareUnsigned(millis, other.millis);
    return byTime != 0 ? byTime : Long.compareUnsigned(sequence, other.sequence);
  }

  /** True if this entry comes before the other in its stream. */
  public boolean isBefore(EntryId other) {
    return compareTo(other) < 0;
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence);
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64);
  }
}
