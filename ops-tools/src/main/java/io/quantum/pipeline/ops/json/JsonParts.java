package io.quantum.pipeline.ops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that was read: scalars as their text, lists of objects; null counts as absent.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} for what is no such object, or lacks what is
 * asked of it. <b>Threads</b>: immutable.
 */
public final class JsonParts {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> scalars = new HashMap<>();
  private final Map<String, List<JsonParts>> lists = new HashMap<>();

  private JsonParts() {}

  public static JsonParts parse(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      JsonParts parts = object(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows its end");
      }
      return parts;
    } catch (IOException torn) {
      throw new IllegalArgumentException("it is torn, or no JSON", torn);
    }
  }

  private static JsonParts object(JsonParser parser) throws IOException {
    JsonParts parts = new JsonParts();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        parts.lists.put(name, list(parser));
      } else if (value == JsonToken.VALUE_NULL) {
        continue;
      } else if (value != null && value.isScalarValue()) {
        parts.scalars.put(name, parser.getText());
      } else {
        throw new IllegalArgumentException(name + " is an object");
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new IllegalArgumentException("it is torn");
    }
    return parts;
  }

  private static List<JsonParts> list(JsonParser parser) throws IOException {
    List<JsonParts> list = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      list.add(object(parser));
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException("it is torn, or a list holds no objects");
    }
    return list;
  }

  public Optional<String> maybe(String name) {
    return Optional.ofNullable(scalars.get(name));
  }

  public String text(String name) {
    return maybe(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  public long number(String name) {
    return Long.parseLong(text(name));
  }

  public BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  public List<JsonParts> list(String name) {
    return Optional.ofNullable(lists.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}
