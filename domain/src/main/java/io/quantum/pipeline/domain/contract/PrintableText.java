package io.quantum.pipeline.domain.contract;

/**
 * Makes text from outside fit for a log line, a terminal and a message.
 *
 * <p>Control characters, ESC, line and paragraph separators, direction marks and surrogates without
 * a partner become visible escapes of six characters. <b>Threads</b>: stateless. <b>Source</b>:
 * docs/reference/contract.md#escaping.
 */
public final class PrintableText {
  private PrintableText() {}

  /**
   * Escapes and caps a text.
   *
   * @param raw anything
   * @param most characters of the result at most
   */
  public static String shorten(String raw, int most) {
    StringBuilder shown = new StringBuilder(Math.min(raw.length(), most) + 8);
    for (int i = 0; i < raw.length() && shown.length() <= most; i++) {
      char c = raw.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < raw.length()
          && Character.isLowSurrogate(raw.charAt(i + 1))) {
        shown.append(c).append(raw.charAt(++i));
      } else if (isHarmless(c)) {
        shown.append(c);
      } else {
        shown.append("\\u%04x".formatted((int) c));
      }
    }
    return shown.length() <= most ? shown.toString() : shown.substring(0, cut(shown, most));
  }

  /** True if the text holds a control character. */
  static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int cut(StringBuilder shown, int most) {
    return most > 0 && Character.isHighSurrogate(shown.charAt(most - 1)) ? most - 1 : most;
  }

  private static boolean isHarmless(char c) {
    if (c < 0x7f) {
      return c >= 0x20;
    }
    int type = Character.getType(c);
    return !Character.isISOControl(c)
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
