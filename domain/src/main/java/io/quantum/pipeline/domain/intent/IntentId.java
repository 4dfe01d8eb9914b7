package io.quantum.pipeline.domain.intent;

import java.util.regex.Pattern;

/**
 * The producer's idempotency key; must not be used again within 7 days.
 *
 * <p><b>Shape</b>: {@code [A-Za-z0-9._:+/-]{1,64}}. <b>Threads</b>: immutable. <b>Errors</b>:
 * {@link IllegalArgumentException}. <b>Source</b>: spec part 1, payload table.
 *
 * @param text as on the wire
 */
public record IntentId(String text) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:+/-]{1,64}");

  /** Refuses other shapes. */
  public IntentId {
    if (!isIntentId(text)) {
      throw new IllegalArgumentException("an intent id must match " + SHAPE.pattern());
    }
  }

  /** True if the text is an intent id. */
  public static boolean isIntentId(String text) {
    return SHAPE.matcher(text).matches();
  }
}
