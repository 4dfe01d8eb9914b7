package io.quantum.pipeline.ops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.Violation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Results for machines. Every figure is {@code {value, quality, why?}}; unknown is null, never 0.
 *
 * <p>Source: docs/reference/tools.md#formats.
 */
public final class OpsJson {
  // Escaped beyond ASCII: what a producer wrote cannot steer the terminal it is shown on.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private OpsJson() {}

  /** The conservation check. */
  public static String conservation(PipelineNames names, Conservation conservation) {
    return object(
        out -> {
          names(out, names);
          out.writeObjectFieldStart("conservation");
          conservation(out, conservation);
          out.writeEndObject();
        });
  }

  /** The answer to a line, as one key and its value. */
  public static String line(int line, String key, String value) {
    return object(
        out -> {
          out.writeNumberField("line", line);
          out.writeStringField(key, value);
        });
  }

  /** A refused line. */
  public static String refused(int line, List<Violation> violations) {
    return object(
        out -> {
          out.writeNumberField("line", line);
          out.writeArrayFieldStart("violations");
          for (Violation violation : violations) {
            out.writeStartObject();
            out.writeStringField("field", violation.field());
            out.writeStringField("code", violation.code().name());
            out.writeStringField("value", violation.value());
            out.writeStringField("message", violation.message());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** What became of an order that an operator wanted to end. */
  public static String resolved(String order, String outcome) {
    return object(
        out -> {
          out.writeStringField("client_order_id", order);
          if (outcome.isEmpty()) {
            out.writeNullField("outcome");
          } else {
            out.writeStringField("outcome", outcome);
          }
        });
  }

  /** What the answers to all lines add up to. */
  public static String lineSummary(
      int lines, Map<String, Integer> counts, Map<String, Integer> rules) {
    return object(
        out -> {
          out.writeNumberField("lines", lines);
          counts("counts", counts, out);
          counts("rules", rules, out);
        });
  }

  private static void counts(String name, Map<String, Integer> counts, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      out.writeNumberField(count.getKey(), count.getValue());
    }
    out.writeEndObject();
  }

  public static void names(JsonGenerator out, PipelineNames names) throws IOException {
    out.writeStringField("server", names.server());
    out.writeStringField("stream", names.stream());
    out.writeStringField("group", names.group());
  }

  public static void conservation(JsonGenerator out, Conservation conservation) {
    conservation.fold(
        checked -> {
          truth(out, "equal", checked.isEqual());
          number(out, "delivered", checked.delivered());
          number(out, "pending", checked.pending());
          number(out, "offset", checked.offset());
          number(out, "settled", checked.settled());
          return text(out, "quality", "exact");
        },
        unknown -> {
          nothing(out, "equal");
          text(out, "quality", "unknown");
          return text(out, "why", unknown.why());
        });
  }

  // Inside a fold nothing may be thrown: writing to memory cannot fail anyway.
  private static boolean text(JsonGenerator out, String name, String value) {
    return quietly(() -> out.writeStringField(name, value));
  }

  private static boolean number(JsonGenerator out, String name, long value) {
    return quietly(() -> out.writeNumberField(name, value));
  }

  private static boolean truth(JsonGenerator out, String name, boolean value) {
    return quietly(() -> out.writeBooleanField(name, value));
  }

  private static boolean nothing(JsonGenerator out, String name) {
    return quietly(() -> out.writeNullField(name));
  }

  private interface Step {
    void run() throws IOException;
  }

  private static boolean quietly(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Writes the inside of an object. */
  public interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  public static String object(Writing writing) {
    StringWriter text = new StringWriter();
    quietly(
        () -> {
          try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            writing.to(out);
            out.writeEndObject();
          }
        });
    return text.toString();
  }
}
