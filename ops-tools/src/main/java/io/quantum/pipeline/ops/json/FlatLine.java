package io.quantum.pipeline.ops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One JSON object on one line, without anything nested: names and values.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} for a line that is none, or that lacks what is
 * asked of it. Not thread-safe.
 */
public final class FlatLine {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})");

  private final Map<String, String> values = new LinkedHashMap<>();

  public static FlatLine parse(String line) {
    FlatLine parsed = new FlatLine();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (!parser.nextToken().isScalarValue()) {
          throw new IllegalArgumentException(name + " is nested");
        }
        parsed.values.put(name, parser.getText());
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IllegalArgumentException("torn");
      }
      return parsed;
    } catch (IOException torn) {
      throw new IllegalArgumentException("torn", torn);
    }
  }

  public FlatLine put(String name, String value) {
    values.put(name, value);
    return this;
  }

  public FlatLine put(String name, long value) {
    return put(name, Long.toString(value));
  }

  /** Leaves the name out if there is no value. */
  public FlatLine put(String name, OptionalLong value) {
    value.ifPresent(number -> put(name, number));
    return this;
  }

  public String text(String name) {
    return maybe(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  public long number(String name) {
    return Long.parseLong(text(name));
  }

  public Optional<String> maybe(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public OptionalLong maybeNumber(String name) {
    return maybe(name).isPresent() ? OptionalLong.of(number(name)) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return OpsJson.object(
        out -> {
          for (Map.Entry<String, String> value : values.entrySet()) {
            if (NUMBER.matcher(value.getValue()).matches()) {
              out.writeNumberField(value.getKey(), Long.parseLong(value.getValue()));
            } else {
              out.writeStringField(value.getKey(), value.getValue());
            }
          }
        });
  }
}
