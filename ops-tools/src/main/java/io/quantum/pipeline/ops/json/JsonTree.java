package io.quantum.pipeline.ops.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.domain.backlog.Figure;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON object under construction: names in the order in which they were put.
 *
 * <p>Not thread-safe.
 */
public final class JsonTree {
  private final Map<String, Object> parts = new LinkedHashMap<>();

  public JsonTree put(String name, String text) {
    parts.put(name, text);
    return this;
  }

  public JsonTree put(String name, long number) {
    parts.put(name, number);
    return this;
  }

  public JsonTree put(String name, boolean truth) {
    parts.put(name, truth);
    return this;
  }

  public JsonTree put(String name, BigDecimal number) {
    parts.put(name, number);
    return this;
  }

  public JsonTree put(String name, JsonTree object) {
    parts.put(name, object);
    return this;
  }

  /** A list of texts, numbers or objects. */
  public JsonTree put(String name, List<?> list) {
    parts.put(name, List.copyOf(list));
    return this;
  }

  public JsonTree putNull(String name) {
    parts.put(name, null);
    return this;
  }

  /** Null if there is no number. */
  public JsonTree maybe(String name, OptionalLong number) {
    return number.isPresent() ? put(name, number.getAsLong()) : putNull(name);
  }

  /** Null if there is no text. */
  public JsonTree maybeText(String name, Optional<String> text) {
    return text.isPresent() ? put(name, text.get()) : putNull(name);
  }

  /** A number with its quality: unknown is null, never 0. */
  public JsonTree figure(String name, Figure figure) {
    JsonTree parts =
        figure.fold(
            known ->
                new JsonTree()
                    .put("value", known.value())
                    .put("quality", known.quality().wireName()),
            unknown -> unknown(unknown.why()));
    return put(name, parts);
  }

  public static JsonTree unknown(String why) {
    return new JsonTree().putNull("value").put("quality", "unknown").put("why", why);
  }

  @Override
  public String toString() {
    return OpsJson.object(this::writeParts);
  }

  private void writeParts(JsonGenerator out) throws IOException {
    for (Map.Entry<String, Object> part : parts.entrySet()) {
      out.writeFieldName(part.getKey());
      write(part.getValue(), out);
    }
  }

  private static void write(Object part, JsonGenerator out) throws IOException {
    if (part instanceof JsonTree tree) {
      out.writeStartObject();
      tree.writeParts(out);
      out.writeEndObject();
    } else if (part instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (part instanceof Long number) {
      out.writeNumber(number);
    } else if (part instanceof BigDecimal number) {
      out.writeNumber(number.toPlainString());
    } else if (part instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (part == null) {
      out.writeNull();
    } else {
      out.writeString(part.toString());
    }
  }
}
