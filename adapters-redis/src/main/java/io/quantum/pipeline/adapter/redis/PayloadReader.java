package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.ReducingWish;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one payload, strictly: JSON within our limits and nothing beside it.
 *
 * <p>By hand, because a library's tokens alone cost more than the whole is allowed to (ADR 11).
 * Numbers are handed on as they were written: the domain tests them before anything is expanded.
 * Not thread-safe; one per payload. Source: docs/reference/contract.md#limits.
 */
final class PayloadReader {
  private static final int MAX_BYTES = EntrySize.MAX_PAYLOAD_BYTES;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_OF_A_NUMBER = 64;

  /** Of an object that is itself a field of the payload. */
  private static final int DEPTH_OF_PARAMS = 2;

  private static final IntentField[] FIELDS = IntentField.values();

  private static final JsonFactory AGAIN =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(MAX_BYTES).build())
          .build();

  private final JsonCursor json;
  private final PayloadFields.Builder fields = PayloadFields.builder();
  private final Set<String> unknown = new HashSet<>();

  private PayloadReader(JsonCursor json) {
    this.json = json;
  }

  static DecodedPayload read(byte[] payload) {
    if (payload.length > MAX_BYTES) {
      return new DecodedPayload.Malformed(List.of(EntrySize.payloadTooLong(payload.length)));
    }
    try {
      return new PayloadReader(new JsonCursor(payload)).document();
    } catch (Breach breach) {
      return new DecodedPayload.Malformed(List.of(breach.violation()));
    }
  }

  /** A library's parser over a payload that was accepted before, to copy from it. */
  static JsonParser parser(byte[] payload) throws IOException {
    return AGAIN.createParser(payload);
  }

  private DecodedPayload document() throws Breach {
    boolean isObject = json.next() == '{';
    String shown = "";
    if (isObject) {
      root();
    } else {
      shown = value("payload", 0).shown();
    }
    if (!json.isAtEnd()) {
      throw json.malformed("nothing may follow the payload's one JSON object");
    }
    return isObject
        ? new DecodedPayload.Fields(fields.build())
        : refused(ViolationCode.NOT_AN_OBJECT, shown, "the payload must be a JSON object");
  }

  private void root() throws Breach {
    json.open();
    if (json.isClosed('}')) {
      return;
    }
    // Producers mostly keep to the order of the table: a look at one name instead of a search.
    IntentField expected = FIELDS[0];
    do {
      json.next();
      Optional<IntentField> known = json.knownName(expected);
      if (known.isPresent()) {
        known(known.get());
        expected = after(known.get());
      } else {
        other(json.text("payload"));
      }
    } while (json.hasMore('}'));
  }

  private static IntentField after(IntentField field) {
    int next = field.ordinal() + 1;
    return next < FIELDS.length ? FIELDS[next] : FIELDS[0];
  }

  private void known(IntentField field) throws Breach {
    if (fields.has(field)) {
      throw duplicate(field.wireName());
    }
    json.colon();
    FieldValue value = value(field.wireName(), 1);
    // Numbers of the table are left to their rules, which find all that is wrong at once.
    fields.set(field, field.isInTable() ? value : bounded(value, field.wireName()));
  }

  private void other(String name) throws Breach {
    // A plain name would have been known by its bytes.
    Optional<IntentField> escaped = json.wasPlain() ? Optional.empty() : IntentField.named(name);
    if (escaped.isPresent()) {
      known(escaped.get());
    } else if (unknown.add(name)) {
      json.colon();
      FieldValue value = bounded(value(name, 1), name);
      if (ReducingWish.isNamed(name)) {
        fields.add(new ReducingWish(name, value));
      }
    } else {
      throw duplicate(name);
    }
  }

  private FieldValue value(String name, int depth) throws Breach {
    return switch (json.next()) {
      case '"' -> new FieldValue.Text(json.text(name));
      case '{' -> nestedObject(name, deeper(depth, name));
      case '[' -> nestedArray(name, deeper(depth, name));
      case 't' -> word("true", new FieldValue.Bool(true));
      case 'f' -> word("false", new FieldValue.Bool(false));
      case 'n' -> word("null", FieldValue.NULL);
      default -> new FieldValue.Numeral(json.number());
    };
  }

  private FieldValue word(String word, FieldValue value) throws Breach {
    json.word(word);
    return value;
  }

  private FieldValue nestedObject(String name, int depth) throws Breach {
    json.open();
    if (json.isClosed('}')) {
      return new FieldValue.Nested(true);
    }
    Set<String> seen = new HashSet<>();
    boolean isParams = depth == DEPTH_OF_PARAMS && ReducingWish.isParams(name);
    do {
      json.next();
      String key = json.text(name);
      if (!seen.add(key)) {
        throw duplicate(name + "." + key);
      }
      json.colon();
      FieldValue value = bounded(value(name, depth), name);
      if (isParams && ReducingWish.isNamed(key)) {
        fields.add(new ReducingWish(name + "." + key, value));
      }
    } while (json.hasMore('}'));
    return new FieldValue.Nested(true);
  }

  private FieldValue nestedArray(String name, int depth) throws Breach {
    json.open();
    if (json.isClosed(']')) {
      return new FieldValue.Nested(false);
    }
    do {
      bounded(value(name, depth), name);
    } while (json.hasMore(']'));
    return new FieldValue.Nested(false);
  }

  private static FieldValue bounded(FieldValue value, String name) throws Breach {
    if (value instanceof FieldValue.Numeral number && number.literal().length() > MAX_OF_A_NUMBER) {
      throw new Breach(
          new Violation(
              name,
              ViolationCode.RANGE,
              number.literal(),
              "a number may have at most 64 characters"));
    }
    return value;
  }

  private static int deeper(int depth, String name) throws Breach {
    if (depth >= MAX_DEPTH) {
      throw new Breach(
          new Violation(
              name, ViolationCode.TOO_DEEP, "", "the payload may be nested at most 16 deep"));
    }
    return depth + 1;
  }

  private static Breach duplicate(String name) {
    return new Breach(
        new Violation(
            name, ViolationCode.DUPLICATE_KEY, "", "a key may stand only once in an object"));
  }

  private static DecodedPayload refused(ViolationCode code, String value, String message) {
    return new DecodedPayload.Malformed(List.of(new Violation("payload", code, value, message)));
  }
}
