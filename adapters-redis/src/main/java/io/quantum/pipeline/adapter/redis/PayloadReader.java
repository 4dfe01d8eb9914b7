package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one payload, strictly.
 *
 * <p>The bytes are decoded as UTF-8 first, because the parser alone would let some overlong forms
 * and surrogates through. Numbers are handed on as they were written: the domain tests them before
 * anything is expanded. Not thread-safe; one per payload. Source: spec part 1, "Limits".
 */
final class PayloadReader {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int MOST_TEXT = 4 * 1024;
  private static final int MOST_DEPTH = 16;
  private static final int MOST_OF_A_NUMBER = 64;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** The parser's own limits lie beyond ours, so that ours speak first. */
  private static final JsonFactory READ =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_BYTES)
                  .maxNumberLength(MOST_BYTES)
                  .maxStringLength(MOST_BYTES)
                  .maxNameLength(MOST_BYTES)
                  .build())
          .build();

  private final PayloadFields.Builder fields = PayloadFields.builder();
  private final Set<String> unknown = new HashSet<>();

  private PayloadReader() {}

  static DecodedPayload read(byte[] payload) {
    if (payload.length > MOST_BYTES) {
      return refused(
          ViolationCode.TOO_LARGE,
          payload.length + " bytes",
          "the payload may have at most 16384 bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
        return refused(
            ViolationCode.MALFORMED_JSON, "byte order mark", "the payload must begin with {");
      }
      try (JsonParser in = READ.createParser(text)) {
        return new PayloadReader().document(in);
      }
    } catch (CharacterCodingException notUtf8) {
      return refused(ViolationCode.MALFORMED_JSON, "", "the payload must be valid UTF-8");
    } catch (Breach breach) {
      return new DecodedPayload.Malformed(List.of(breach.violation));
    } catch (JsonProcessingException malformed) {
      return refused(
          ViolationCode.MALFORMED_JSON,
          "at character " + malformed.getLocation().getCharOffset(),
          "the payload must be one well-formed JSON object");
    } catch (IOException impossible) {
      return refused(ViolationCode.MALFORMED_JSON, "", "the payload cannot be read");
    }
  }

  /** A parser over a payload that was accepted before. */
  static JsonParser parser(byte[] payload) throws IOException {
    return READ.createParser(payload);
  }

  private DecodedPayload document(JsonParser in) throws IOException {
    JsonToken first = in.nextToken();
    if (first == null) {
      return refused(ViolationCode.MALFORMED_JSON, "", "the payload must be one JSON object");
    }
    boolean isObject = first == JsonToken.START_OBJECT;
    String shown = first.isScalarValue() ? in.getText() : "[...]";
    if (isObject) {
      root(in);
    } else {
      value(in, "payload", 1);
    }
    if (in.nextToken() != null) {
      return refused(
          ViolationCode.MALFORMED_JSON, "", "nothing may follow the payload's one JSON object");
    }
    return isObject
        ? new DecodedPayload.Fields(fields.build())
        : refused(ViolationCode.NOT_AN_OBJECT, shown, "the payload must be a JSON object");
  }

  private void root(JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = checked(in.currentName(), "payload");
      Optional<IntentField> known = IntentField.named(name);
      if (known.isPresent() ? fields.has(known.get()) : !unknown.add(name)) {
        throw duplicate(name);
      }
      in.nextToken();
      FieldValue value = value(in, name, 1);
      if (known.filter(IntentField::isInTable).isEmpty()) {
        bounded(value, name);
      }
      known.ifPresent(field -> fields.set(field, value));
    }
  }

  private FieldValue value(JsonParser in, String name, int depth) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> new FieldValue.Text(checked(in.getText(), name));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue.Numeral(in.getText());
      case VALUE_TRUE -> new FieldValue.Truth(true);
      case VALUE_FALSE -> new FieldValue.Truth(false);
      case VALUE_NULL -> FieldValue.NULL;
      case START_OBJECT -> {
        nestedObject(in, name, deeper(depth, name));
        yield new FieldValue.Nested(true);
      }
      default -> {
        int inside = deeper(depth, name);
        while (in.nextToken() != JsonToken.END_ARRAY) {
          bounded(value(in, name, inside), name);
        }
        yield new FieldValue.Nested(false);
      }
    };
  }

  private void nestedObject(JsonParser in, String name, int depth) throws IOException {
    Set<String> seen = new HashSet<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = checked(in.currentName(), name);
      if (!seen.add(key)) {
        throw duplicate(name + "." + key);
      }
      in.nextToken();
      bounded(value(in, name, depth), name);
    }
  }

  // Numbers of the table are left to their rules, which find all that is wrong at once.
  private static void bounded(FieldValue value, String name) throws Breach {
    if (value instanceof FieldValue.Numeral number
        && number.literal().length() > MOST_OF_A_NUMBER) {
      throw new Breach(
          new Violation(
              name,
              ViolationCode.RANGE,
              number.literal(),
              "a number may have at most 64 characters"));
    }
  }

  private static int deeper(int depth, String name) throws Breach {
    if (depth >= MOST_DEPTH) {
      throw new Breach(
          new Violation(
              name, ViolationCode.TOO_DEEP, "", "the payload may be nested at most 16 deep"));
    }
    return depth + 1;
  }

  // Whole pairs of surrogates are one character; half of one is none.
  private static String checked(String text, String name) throws Breach {
    if (text.length() > MOST_TEXT) {
      throw tooLong(text, name);
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new Breach(
              new Violation(
                  name,
                  ViolationCode.MALFORMED_JSON,
                  text,
                  "a text may not hold half of a surrogate pair"));
        }
        i++;
      }
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 4 : 3;
    }
    if (bytes > MOST_TEXT) {
      throw tooLong(text, name);
    }
    return text;
  }

  private static Breach tooLong(String text, String name) {
    return new Breach(
        new Violation(
            name, ViolationCode.TOO_LARGE, text, "a text may have at most 4096 bytes of UTF-8"));
  }

  private static Breach duplicate(String name) {
    return new Breach(
        new Violation(
            name, ViolationCode.DUPLICATE_KEY, "", "a key may stand only once in an object"));
  }

  private static DecodedPayload refused(ViolationCode code, String value, String message) {
    return new DecodedPayload.Malformed(List.of(new Violation("payload", code, value, message)));
  }

  /** Ends the reading at the first thing that makes it pointless; carries no stack. */
  private static final class Breach extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    private Breach(Violation violation) {
      super(violation.message());
      this.violation = violation;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
