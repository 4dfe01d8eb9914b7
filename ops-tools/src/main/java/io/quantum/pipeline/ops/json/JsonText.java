package io.quantum.pipeline.ops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as a tree. A list holds either objects or single values; lists of lists are refused.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} says what is wrong.
 */
final class JsonText {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonFactory COMMENTED =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private JsonText() {}

  static Json strict(String text) {
    try (JsonParser parser = STRICT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      Json object = object(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows its end");
      }
      return object;
    } catch (IOException torn) {
      throw new IllegalArgumentException("it is torn, or no JSON", torn);
    }
  }

  static Json commented(String text) {
    try (JsonParser parser = COMMENTED.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw misplaced(line(parser));
      }
      return object(parser);
    } catch (IOException torn) {
      String why = torn.getMessage().lines().findFirst().orElse("torn");
      throw new IllegalArgumentException("it is no JSON: " + why, torn);
    }
  }

  private static Json object(JsonParser parser) throws IOException {
    Json object = new Json();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      int line = line(parser);
      object.read(name, token == JsonToken.START_ARRAY ? list(parser) : value(parser, token), line);
    }
    return object;
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      boolean first = list.isEmpty();
      boolean ofObjects = !first && list.get(0) instanceof Json;
      if (token == JsonToken.START_ARRAY
          || !first && ofObjects != (token == JsonToken.START_OBJECT)) {
        throw ofObjects ? misplaced(line(parser)) : noText();
      }
      list.add(value(parser, token));
    }
    return list;
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case VALUE_NULL -> null;
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getDecimalValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      default -> parser.getText();
    };
  }

  private static int line(JsonParser parser) {
    return parser.currentLocation().getLineNr();
  }

  static IllegalArgumentException misplaced(int line) {
    return new IllegalArgumentException("line %d is not what belongs there".formatted(line));
  }

  static IllegalArgumentException noText() {
    return new IllegalArgumentException("a list of texts ends too soon or holds something else");
  }
}
