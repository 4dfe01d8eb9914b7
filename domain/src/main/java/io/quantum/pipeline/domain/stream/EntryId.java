package io.quantum.pipeline.domain.stream;

import java.time.Instant;
import java.util.Objects;

/**
 * The id of one stream entry; its first half is the time at which the server stored the entry.
 *
 * <p><b>Shape</b>: {@code <milliseconds>-<sequence>}, both unsigned 64 bit on the server; this type
 * holds 0 to {@link Long#MAX_VALUE} and refuses more. <b>Units</b>: milliseconds since the epoch.
 * <b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException} for anything else.
 * <b>Source</b>: Redis documentation, "Entry IDs".
 *
 * @param millis time part
 * @param sequence order within one millisecond
 */
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {

  /** Before every entry. */
  public static final EntryId ZERO = new EntryId(0, 0);

  /** Refuses negative parts. */
  public EntryId {
    if (millis < 0 || sequence < 0) {
      throw new IllegalArgumentException("entry id %d-%d is negative".formatted(millis, sequence));
    }
  }

  /** Reads {@code 1768952590982-2}; a lone time part means sequence 0. */
  public static EntryId parse(String text) {
    Objects.requireNonNull(text, "text");
    int dash = text.indexOf('-');
    try {
      return dash < 0
          ? new EntryId(Long.parseLong(text), 0)
          : new EntryId(
              Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    } catch (NumberFormatException notAnId) {
      throw new IllegalArgumentException(
          "not an entry id (want <ms>-<seq>): " + shortened(text), notAnId);
    }
  }

  /** When the server stored the entry. */
  public Instant storedAt() {
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public int compareTo(EntryId other) {
    int byTime = Long.compare(millis, other.millis);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }

  /** True if this entry comes before the other in its stream. */
  public boolean isBefore(EntryId other) {
    return compareTo(other) < 0;
  }

  @Override
  public String toString() {
    return millis + "-" + sequence;
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64);
  }
}
