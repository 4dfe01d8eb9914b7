package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.adapter.redis.KnownNames.Known;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A place in the bytes of a JSON text, and the smallest steps from it (RFC 8259).
 *
 * <p>Outside a text only ASCII is grammar, so marks and other encodings fail by themselves; inside
 * one the JDK's strict decoder speaks. <b>Threads</b>: not safe. <b>Errors</b>: {@link Breach} at
 * the first byte that cannot be.
 */
final class JsonCursor {
  private static final int MAX_TEXT = 4 * 1024;

  /** Stands for the end: nowhere in JSON may a NUL be. */
  private static final byte END = 0;

  private static final boolean[] PLAIN = plain();

  private final byte[] in;
  private int at;
  private boolean plain;

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    for (int sign = ' '; sign < 128; sign++) {
      plain[sign] = sign != '"' && sign != '\\';
    }
    return plain;
  }

  /** At the beginning. */
  JsonCursor(byte[] in) {
    this.in = in;
  }

  /** Steps over blanks and shows what stands behind them, a NUL at the end. */
  byte next() {
    byte sign = here();
    while (sign <= ' ' && isBlank(sign)) {
      at++;
      sign = here();
    }
    return sign;
  }

  private static boolean isBlank(byte sign) {
    return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
  }

  /** True behind the last byte. */
  boolean isAtEnd() {
    return next() == END && at == in.length;
  }

  /** Steps over an opening bracket, whose kind is known. */
  void open() {
    at++;
  }

  /** Steps over the closing bracket, if it follows at once. */
  boolean isClosed(char bracket) {
    boolean closed = next() == bracket;
    if (closed) {
      at++;
    }
    return closed;
  }

  /** Steps over a comma or the closing bracket, and says which; nothing else may be there. */
  boolean hasMore(char bracket) throws Breach {
    byte sign = next();
    if (sign != ',' && sign != bracket) {
      throw malformed();
    }
    at++;
    return sign == ',';
  }

  /** Steps over a colon. */
  void colon() throws Breach {
    if (next() != ':') {
      throw malformed();
    }
    at++;
  }

  private boolean skips(byte[] expected) {
    if (in.length - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (in[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  /**
   * Steps over a key that is the name of a contract field; over any other it does not.
   *
   * @param expected the field to look for first
   */
  Optional<IntentField> knownName(IntentField expected) throws Breach {
    Known first = KnownNames.of(expected);
    if (skips(first.key())) {
      return first.field();
    }
    int quote = at;
    Optional<IntentField> known =
        skipPlainText() ? KnownNames.find(in, quote + 1, at) : Optional.empty();
    at = known.isPresent() ? at + 1 : quote;
    return known;
  }

  /**
   * Reads a text.
   *
   * @param where what a violation names
   */
  String text(String where) throws Breach {
    int from = at + 1;
    plain = skipPlainText();
    String text =
        plain ? new String(in, from, at - from, StandardCharsets.ISO_8859_1) : anyText(from, where);
    boolean fits = at - from <= MAX_TEXT || utf8Length(text) <= MAX_TEXT;
    at++;
    if (!fits) {
      throw new Breach(
          new Violation(
              where, ViolationCode.TOO_LARGE, text, "a text may have at most 4096 bytes of UTF-8"));
    }
    return text;
  }

  /** True if the text read last is ASCII and was written as it is, without escapes. */
  boolean wasPlain() {
    return plain;
  }

  /** Reads a number, as it is written. */
  String number() throws Breach {
    int from = at;
    if (here() == '-') {
      at++;
    }
    if (here() == '0') {
      at++;
    } else {
      digits();
    }
    if (here() == '.') {
      at++;
      digits();
    }
    if (here() == 'e' || here() == 'E') {
      at++;
      if (here() == '+' || here() == '-') {
        at++;
      }
      digits();
    }
    return new String(in, from, at - from, StandardCharsets.ISO_8859_1);
  }

  /** Steps over one of the three words. */
  void word(String word) throws Breach {
    for (int i = 0; i < word.length(); i++) {
      if (here() != word.charAt(i)) {
        throw malformed();
      }
      at++;
    }
  }

  /** What to throw if this cannot be the next byte. */
  Breach malformed(String message) {
    return new Breach(
        new Violation("payload", ViolationCode.MALFORMED_JSON, "at byte " + at, message));
  }

  private Breach malformed() {
    return malformed("the payload must be one well-formed JSON object");
  }

  private void digits() throws Breach {
    int next = at;
    while (next < in.length && in[next] >= '0' && in[next] <= '9') {
      next++;
    }
    if (next == at) {
      throw malformed();
    }
    at = next;
  }

  private String anyText(int from, String where) throws Breach {
    if (!skipText()) {
      return utf8(from, at);
    }
    String text = JsonEscapes.resolved(utf8(from, at)).orElseThrow(this::malformed);
    if (JsonEscapes.hasHalfAPair(text)) {
      throw new Breach(
          new Violation(
              where,
              ViolationCode.MALFORMED_JSON,
              text,
              "a text may not hold half of a surrogate pair"));
    }
    return text;
  }

  /** Goes to the closing quote, if only printable ASCII without escapes stands before it. */
  private boolean skipPlainText() throws Breach {
    if (here() != '"') {
      throw malformed();
    }
    int next = at + 1; // not the field: half of all bytes pass here
    while (next < in.length && PLAIN[in[next] & 0xff]) {
      next++;
    }
    at = next;
    return here() == '"';
  }

  /** Goes on to the closing quote; true if there was an escape before it. */
  private boolean skipText() throws Breach {
    boolean escaped = false;
    while (here() != '"') {
      if (here() >= END && here() < ' ') {
        throw malformed();
      }
      if (here() == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    return escaped;
  }

  private String utf8(int from, int end) throws Breach {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in, from, end - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed("the payload must be valid UTF-8");
    }
  }

  // An escape is never shorter than what it stands for, so only long spellings come here.
  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private byte here() {
    return at < in.length ? in[at] : END;
  }
}
