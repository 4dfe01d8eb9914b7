package io.quantum.pipeline.ops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A JSON object, to write or as it was read; names keep their order.
 *
 * <p>Written, every figure is {@code {value, quality, why?}}; unknown is null, never 0. Read, null
 * counts as absent. <b>Errors</b>: {@link IllegalArgumentException} for text that is no such
 * object, or lacks what is asked of it. Not thread-safe. <b>Source</b>:
 * docs/reference/tools.md#formats.
 */
public final class Json {
  // Escaped beyond ASCII: what a producer wrote cannot steer the terminal it is shown on.
  private static final JsonFactory ASCII =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})");

  private final Map<String, Object> parts = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /** Reads one object; a name may stand once, and nothing may follow the end. */
  public static Json parse(String text) {
    return JsonText.strict(text);
  }

  /** The same with Java comments; what follows the end is not looked at. */
  public static Json parseCommented(String text) {
    return JsonText.commented(text);
  }

  /** Server, stream and group. */
  public static Json of(PipelineNames names) {
    return new Json().names(names);
  }

  /** A value that is not known. */
  public static Json unknown(String why) {
    return new Json().putNull("value").put("quality", "unknown").put("why", why);
  }

  public Json names(PipelineNames names) {
    return put("server", names.server()).put("stream", names.stream()).put("group", names.group());
  }

  public Json put(String name, String text) {
    return set(name, text);
  }

  public Json put(String name, long number) {
    return set(name, number);
  }

  public Json put(String name, boolean truth) {
    return set(name, truth);
  }

  public Json put(String name, BigDecimal number) {
    return set(name, number);
  }

  public Json put(String name, Json object) {
    return set(name, object);
  }

  /** A list of texts, numbers or objects. */
  public Json put(String name, List<?> list) {
    return set(name, List.copyOf(list));
  }

  /** A list of what each item is in JSON. */
  public <T> Json put(String name, Collection<T> items, Function<T, ?> shape) {
    return set(name, items.stream().map(shape).toList());
  }

  /** A text, a number or an object; anything else as its text; null if there is none. */
  public Json put(String name, Optional<?> value) {
    return set(name, value.orElse(null));
  }

  /** Null if there is no number. */
  public Json put(String name, OptionalLong number) {
    return number.isPresent() ? put(name, number.getAsLong()) : putNull(name);
  }

  /** Null if there is no number. */
  public Json put(String name, OptionalInt number) {
    return number.isPresent() ? put(name, number.getAsInt()) : putNull(name);
  }

  public Json putNull(String name) {
    return set(name, null);
  }

  /** A number with its quality. */
  public Json put(String name, Figure figure) {
    return put(
        name,
        figure.<Json>fold(
            known ->
                new Json().put("value", known.value()).put("quality", known.quality().wireName()),
            unknown -> unknown(unknown.why())));
  }

  private Json set(String name, Object value) {
    parts.put(name, value);
    return this;
  }

  // On which line of a file the value begins.
  void read(String name, Object value, int line) {
    parts.put(name, value);
    lines.put(name, line);
  }

  public Set<String> names() {
    return parts.keySet();
  }

  /** The text, number or truth of a name, as text. */
  public Optional<String> maybe(String name) {
    return Optional.ofNullable(parts.get(name))
        .filter(value -> !(value instanceof Json) && !(value instanceof List))
        .map(Object::toString);
  }

  public OptionalLong maybeNumber(String name) {
    return maybe(name).isPresent() ? OptionalLong.of(number(name)) : OptionalLong.empty();
  }

  public String text(String name) {
    return maybe(name).orElseThrow(() -> missing(name));
  }

  public long number(String name) {
    return Long.parseLong(text(name));
  }

  public BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  /** A list of objects. */
  public List<Json> objects(String name) {
    Object value = Optional.ofNullable(parts.get(name)).orElseThrow(() -> missing(name));
    if (value instanceof List<?> list && list.stream().allMatch(Json.class::isInstance)) {
      return list.stream().map(Json.class::cast).toList();
    }
    throw JsonText.misplaced(lines.getOrDefault(name, 0));
  }

  /** A list of texts, or the one text that stands there without a list. */
  public List<String> texts(String name) {
    Object value = parts.get(name);
    if (value instanceof Json) {
      throw JsonText.misplaced(lines.getOrDefault(name, 0));
    }
    if (value instanceof List<?> list) {
      if (list.stream().anyMatch(Json.class::isInstance)) {
        throw JsonText.noText();
      }
      return list.stream().map(String::valueOf).toList();
    }
    return List.of(String.valueOf(value));
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(name + " is missing");
  }

  /** One line of a file of the tools: no nulls, and a text that is a whole number is one. */
  public String flatLine() {
    Json line = new Json();
    parts.forEach(
        (name, value) -> {
          if (value != null) {
            boolean whole = value instanceof String text && WHOLE_NUMBER.matcher(text).matches();
            line.set(name, whole ? Long.valueOf(value.toString()) : value);
          }
        });
    return line.toString();
  }

  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = ASCII.createGenerator(text)) {
      write(this, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof Json object) {
      out.writeStartObject();
      for (Map.Entry<String, Object> part : object.parts.entrySet()) {
        out.writeFieldName(part.getKey());
        write(part.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number.toPlainString());
    } else if (value instanceof Number || value instanceof Boolean) {
      out.writeRawValue(value.toString());
    } else if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value.toString());
    }
  }
}
