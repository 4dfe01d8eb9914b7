package io.quantum.pipeline.adapter.redis;

/**
 * How many entries to ask for at once: few at first, twice as many after each read that was a full
 * one, but no more than the bytes allow that the entries before had. Nobody knows what waits until
 * it was read; the server holds a whole reply in memory, and so does its reader.
 *
 * <p><b>Threads</b>: not safe.
 */
final class ReadSize {
  /** Bytes that a reply should have at most. */
  static final long MAX_BYTES = 4 << 20;

  /** Entries of a read about which nothing is known. */
  static final int FIRST = 64;

  private int next = FIRST;

  /** So many now. */
  int of(int most) {
    return Math.min(most, next);
  }

  /** A read for that many has given these. */
  void had(int asked, int entries, long bytes) {
    if (entries == 0) {
      return;
    }
    long fit = Math.max(1, MAX_BYTES * entries / Math.max(1, bytes));
    boolean full = entries >= asked;
    long wanted = full ? Math.max(asked, next) * 2L : FIRST;
    next = (int) Math.min(Math.min(wanted, fit), Integer.MAX_VALUE / 2);
  }
}
