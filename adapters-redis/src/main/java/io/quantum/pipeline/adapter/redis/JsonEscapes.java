package io.quantum.pipeline.adapter.redis;

import java.util.HexFormat;
import java.util.Optional;

/** What the escapes in a JSON text stand for. Source: RFC 8259, section 7. */
final class JsonEscapes {
  private static final int HEX_DIGITS = 4;

  private JsonEscapes() {}

  /** The text with its escapes resolved; empty if one of them is none. */
  static Optional<String> resolved(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      switch (raw.charAt(i)) {
        case '"', '\\', '/' -> text.append(raw.charAt(i));
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          if (!isHex(raw, i + 1)) {
            return Optional.empty();
          }
          text.append((char) HexFormat.fromHexDigits(raw, i + 1, i + 1 + HEX_DIGITS));
          i += HEX_DIGITS;
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.toString());
  }

  /** True if there is half of a surrogate pair in it: whole ones are one character. */
  static boolean hasHalfAPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isHex(String raw, int from) {
    if (raw.length() - from < HEX_DIGITS) {
      return false;
    }
    for (int i = from; i < from + HEX_DIGITS; i++) {
      if (!HexFormat.isHexDigit(raw.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
