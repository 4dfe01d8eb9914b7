package io.quantum.pipeline.domain.stream;

import java.util.regex.Pattern;

/**
 * The stable name under which one instance reads; never derived from a process id.
 *
 * <p><b>Shape</b>: {@code [A-Za-z0-9][A-Za-z0-9._@:-]{0,127}}, for example {@code
 * execution-trader1}. <b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException}.
 * <b>Source</b>: docs/reference/delivery.md#consumer-names.
 *
 * @param text the name as Redis shows it
 */
public record ConsumerName(String text) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]{0,127}");

  /** Refuses names that would be unsafe inside a key or a log line. */
  public ConsumerName {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "consumer name must match " + SHAPE.pattern() + ", got " + text.length() + " characters");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
