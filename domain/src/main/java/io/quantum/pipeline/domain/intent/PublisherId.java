package io.quantum.pipeline.domain.intent;

/**
 * Who put an entry on the stream, as far as the entry says.
 *
 * <p><b>Shape</b>: 1 to 64 printable characters; a publisher of ours keeps to the contract's
 * stricter pattern. <b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException}.
 * <b>Source</b>: docs/reference/contract.md#stream-entry.
 *
 * @param text as taken from the entry
 */
public record PublisherId(String text) {

  /** The entry named nobody. */
  public static final PublisherId UNKNOWN = new PublisherId("unknown");

  private static final int MOST = 64;

  /** Refuses the empty text, more than 64 characters, and control characters. */
  public PublisherId {
    if (text.isEmpty() || text.length() > MOST || !text.chars().allMatch(PublisherId::printable)) {
      throw new IllegalArgumentException("a publisher id has 1 to 64 printable characters");
    }
  }

  /** What is printable of a text from outside, cut to 64 characters; unknown if nothing is. */
  public static PublisherId asRead(String raw) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < raw.length() && kept.length() < MOST; i++) {
      if (printable(raw.charAt(i))) {
        kept.append(raw.charAt(i));
      }
    }
    return kept.length() == 0 ? UNKNOWN : new PublisherId(kept.toString());
  }

  private static boolean printable(int character) {
    return !Character.isISOControl(character)
        && !Character.isSurrogate((char) character)
        && Character.getType(character) != Character.FORMAT
        && Character.getType(character) != Character.LINE_SEPARATOR
        && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
  }
}
