package io.quantum.pipeline.domain.intent;

/**
 * The producer's idempotency key; must not be used again within 7 days.
 *
 * <p><b>Shape</b>: {@code [A-Za-z0-9._:+/-]{1,64}}. <b>Threads</b>: immutable. <b>Errors</b>:
 * {@link IllegalArgumentException}. <b>Source</b>: docs/reference/contract.md#payload.
 *
 * @param text as on the wire
 */
public record IntentId(String text) {

  private static final int MOST = 64;

  /** Refuses other shapes. */
  public IntentId {
    if (!isIntentId(text)) {
      throw new IllegalArgumentException("an intent id must match [A-Za-z0-9._:+/-]{1,64}");
    }
  }

  /** True if the text is an intent id. */
  public static boolean isIntentId(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST;
  }

  private static boolean isAllowed(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '-' && c <= ':' // in ASCII: - . / 0 to 9 :
        || c == '_'
        || c == '+';
  }
}
