package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one payload, strictly: RFC 8259 within our limits and nothing beside it.
 *
 * <p>By hand, over the bytes: a library's tokens alone cost more than the whole is allowed to (ADR
 * 11). Outside a text only ASCII is grammar, so marks and other encodings fail by themselves;
 * inside one the JDK's strict decoder speaks. Numbers are handed on as they were written: the
 * domain tests them before anything is expanded. Not thread-safe; one per payload. Source: spec
 * part 1, "Limits".
 */
final class PayloadReader {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int MOST_TEXT = 4 * 1024;
  private static final int MOST_DEPTH = 16;

  /** Stands for the end: nowhere in JSON may a NUL be. */
  private static final byte END = 0;

  private final byte[] in;
  private final PayloadFields.Builder fields = PayloadFields.builder();
  private final Set<String> unknown = new HashSet<>();
  private int at;

  private PayloadReader(byte[] in) {
    this.in = in;
  }

  static DecodedPayload read(byte[] payload) {
    if (payload.length > MOST_BYTES) {
      return refused(
          ViolationCode.TOO_LARGE,
          payload.length + " bytes",
          "the payload may have at most 16384 bytes");
    }
    try {
      return new PayloadReader(payload).document();
    } catch (Breach breach) {
      return new DecodedPayload.Malformed(List.of(breach.violation));
    }
  }

  private DecodedPayload document() throws Breach {
    boolean isObject = skipBlanks() == '{';
    String shown = "";
    if (isObject) {
      root();
    } else {
      shown = value("payload", 0).shown();
    }
    if (skipBlanks() != END || at < in.length) {
      throw malformed("nothing may follow the payload's one JSON object");
    }
    return isObject
        ? new DecodedPayload.Fields(fields.build())
        : refused(ViolationCode.NOT_AN_OBJECT, shown, "the payload must be a JSON object");
  }

  private void root() throws Breach {
    at++;
    if (isClosed('}')) {
      return;
    }
    do {
      skipBlanks();
      member();
    } while (hasMore('}'));
  }

  private void member() throws Breach {
    int from = at + 1;
    boolean plain = skipPlainText();
    Optional<IntentField> known = plain ? KnownNames.find(in, from, at) : Optional.empty();
    if (known.isPresent()) {
      at++;
      set(known.get());
      return;
    }
    String name = text(from, plain, "payload");
    Optional<IntentField> escaped = plain ? Optional.empty() : IntentField.named(name);
    if (escaped.isPresent()) {
      set(escaped.get());
    } else if (unknown.add(name)) {
      colon();
      value(name, 1);
    } else {
      throw duplicate(name);
    }
  }

  private void set(IntentField field) throws Breach {
    if (fields.has(field)) {
      throw duplicate(field.wireName());
    }
    colon();
    fields.set(field, value(field.wireName(), 1));
  }

  private FieldValue value(String name, int depth) throws Breach {
    return switch (skipBlanks()) {
      case '"' -> new FieldValue.Text(text(name));
      case '{' -> nestedObject(name, deeper(depth, name));
      case '[' -> nestedArray(name, deeper(depth, name));
      case 't' -> word("true", new FieldValue.Truth(true));
      case 'f' -> word("false", new FieldValue.Truth(false));
      case 'n' -> word("null", FieldValue.NULL);
      default -> number();
    };
  }

  private FieldValue nestedObject(String name, int depth) throws Breach {
    at++;
    if (isClosed('}')) {
      return new FieldValue.Nested(true);
    }
    Set<String> seen = new HashSet<>();
    do {
      skipBlanks();
      String key = text(name);
      if (!seen.add(key)) {
        throw duplicate(name + "." + key);
      }
      colon();
      value(name, depth);
    } while (hasMore('}'));
    return new FieldValue.Nested(true);
  }

  private FieldValue nestedArray(String name, int depth) throws Breach {
    at++;
    if (isClosed(']')) {
      return new FieldValue.Nested(false);
    }
    do {
      value(name, depth);
    } while (hasMore(']'));
    return new FieldValue.Nested(false);
  }

  private FieldValue word(String word, FieldValue value) throws Breach {
    for (int i = 0; i < word.length(); i++) {
      if (here() != word.charAt(i)) {
        throw malformed();
      }
      at++;
    }
    return value;
  }

  private FieldValue number() throws Breach {
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
    return new FieldValue.Numeral(new String(in, from, at - from, StandardCharsets.ISO_8859_1));
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

  private String text(String name) throws Breach {
    int from = at + 1;
    return text(from, skipPlainText(), name);
  }

  private String text(int from, boolean plain, String name) throws Breach {
    String text =
        plain ? new String(in, from, at - from, StandardCharsets.ISO_8859_1) : anyText(from, name);
    at++;
    if (text.length() > MOST_TEXT) {
      throw breach(name, ViolationCode.TOO_LARGE, text, "a text may have at most 4096 characters");
    }
    return text;
  }

  private String anyText(int from, String name) throws Breach {
    boolean escaped = skipText();
    String text = escaped ? unescaped(utf8(from, at)) : utf8(from, at);
    if (escaped && hasHalfAPair(text)) {
      throw breach(
          name, ViolationCode.MALFORMED_JSON, text, "a text may not hold half of a surrogate pair");
    }
    return text;
  }

  /** Goes to the closing quote, if only printable ASCII without escapes stands before it. */
  private boolean skipPlainText() throws Breach {
    if (here() != '"') {
      throw malformed();
    }
    int next = at + 1; // not the field: half of all bytes pass here
    while (next < in.length && in[next] >= ' ' && in[next] != '"' && in[next] != '\\') {
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

  private String unescaped(String raw) throws Breach {
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
          text.append(hex(raw, i + 1));
          i += 4;
        }
        default -> throw malformed();
      }
    }
    return text.toString();
  }

  private char hex(String raw, int from) throws Breach {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      if (i >= raw.length() || !HexFormat.isHexDigit(raw.charAt(i))) {
        throw malformed();
      }
      code = code << 4 | HexFormat.fromHexDigit(raw.charAt(i));
    }
    return (char) code;
  }

  private void colon() throws Breach {
    if (skipBlanks() != ':') {
      throw malformed();
    }
    at++;
  }

  /** Steps over the closing bracket, if it follows at once. */
  private boolean isClosed(char bracket) {
    boolean closed = skipBlanks() == bracket;
    if (closed) {
      at++;
    }
    return closed;
  }

  /** Steps over a comma or the closing bracket, and says which; nothing else may be there. */
  private boolean hasMore(char bracket) throws Breach {
    byte sign = skipBlanks();
    if (sign != ',' && sign != bracket) {
      throw malformed();
    }
    at++;
    return sign == ',';
  }

  private byte skipBlanks() {
    byte next = here();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      at++;
      next = here();
    }
    return next;
  }

  private byte here() {
    return at < in.length ? in[at] : END;
  }

  private static int deeper(int depth, String name) throws Breach {
    if (depth >= MOST_DEPTH) {
      throw breach(name, ViolationCode.TOO_DEEP, "", "the payload may be nested at most 16 deep");
    }
    return depth + 1;
  }

  // Whole pairs of surrogates are one character; half of one is none.
  private static boolean hasHalfAPair(String text) {
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

  private Breach malformed() {
    return malformed("the payload must be one well-formed JSON object");
  }

  private Breach malformed(String message) {
    return breach("payload", ViolationCode.MALFORMED_JSON, "at byte " + at, message);
  }

  private static Breach duplicate(String name) {
    return breach(name, ViolationCode.DUPLICATE_KEY, "", "a key may stand only once in an object");
  }

  private static Breach breach(String name, ViolationCode code, String value, String message) {
    return new Breach(new Violation(name, code, value, message));
  }

  private static DecodedPayload refused(ViolationCode code, String value, String message) {
    return new DecodedPayload.Malformed(List.of(new Violation("payload", code, value, message)));
  }

  /** Ends the reading at the first thing that makes it pointless; carries no stack. */
  private static final class Breach extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    private Breach(Violation violation) {
      super(violation.message(), null, false, false);
      this.violation = violation;
    }
  }
}
