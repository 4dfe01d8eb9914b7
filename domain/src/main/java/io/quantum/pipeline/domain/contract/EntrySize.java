package io.quantum.pipeline.domain.contract;

import java.util.List;

/**
 * How much an entry of the intent stream holds, by its reader's count.
 *
 * <p>A stream takes entries of any size from anybody. One beyond these limits is refused for its
 * size alone: nobody keeps its fields in memory or copies them, so that the time and the memory
 * that an entry costs are bounded, whoever wrote it. <b>Threads</b>: immutable.
 *
 * @param fields how many
 * @param bytes of all names and values together
 */
public record EntrySize(long fields, long bytes) {
  /** Fields that an entry may have. */
  public static final long MAX_FIELDS = 1_000;

  /** Bytes that the names and values of an entry may have together. */
  public static final long MAX_BYTES = 1 << 20;

  /** Bytes that a payload may have. */
  public static final int MAX_PAYLOAD_BYTES = 16 * 1024;

  /** As nearly all are: too small to matter. */
  public static final EntrySize SMALL = new EntrySize(0, 0);

  /** Nobody has read the entry, on purpose. */
  public static final EntrySize UNKNOWN = new EntrySize(-1, -1);

  /** True if it is known to be within the limits: its fields may be copied. */
  public boolean isBounded() {
    return isKnown() && fields <= MAX_FIELDS && bytes <= MAX_BYTES;
  }

  /** True unless the entry was not read. */
  public boolean isKnown() {
    return bytes >= 0;
  }

  /** The same entry without a value of so many bytes. */
  public EntrySize less(long value) {
    return new EntrySize(fields, Math.max(0, bytes - value));
  }

  /** What is wrong with it, possibly nothing. */
  public List<Violation> judge() {
    return isBounded()
        ? List.of()
        : List.of(
            new Violation(
                "entry",
                ViolationCode.TOO_LARGE,
                "%d fields, %d bytes".formatted(fields, bytes),
                "an entry may have at most %d fields and %d bytes"
                    .formatted(MAX_FIELDS, MAX_BYTES)));
  }

  /** What is wrong with a payload of so many bytes, if it is too long. */
  public static Violation payloadTooLong(long bytes) {
    return new Violation(
        "payload",
        ViolationCode.TOO_LARGE,
        bytes + " bytes",
        "the payload may have at most %d bytes".formatted(MAX_PAYLOAD_BYTES));
  }
}
