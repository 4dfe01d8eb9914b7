package io.quantum.pipeline.domain.history;

/**
 * The streams that a history is read from.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/names-on-redis.md#streams.
 */
public enum HistoryStream {
  /** What was published. */
  INTENTS("intents"),
  /** What was closed without an order. */
  AUDIT("audit entries"),
  /** How orders ended. */
  RESULTS("results"),
  /** What was put aside for a person. */
  DEAD_LETTERS("dead letters"),
  /** What arrived at the venue. */
  VENUE_ORDERS("venue orders");

  private final String words;

  HistoryStream(String words) {
    this.words = words;
  }

  /** What its entries are called, for people. */
  public String words() {
    return words;
  }
}
