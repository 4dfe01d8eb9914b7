package io.quantum.pipeline.ops.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelinePicture;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.host.UnitReading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results for machines. Every figure is {@code {value, quality, why?}}; unknown is null, never 0.
 *
 * <p>Source: spec part 3, "Formats".
 */
public final class OpsJson {
  // Escaped beyond ASCII: what a producer wrote cannot steer the terminal it is shown on.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final String ONE_PICTURE = "one picture has no rates";

  private OpsJson() {}

  /** One picture, schema {@code quantum.ops.monitor/1}. */
  public static String monitor(OpsPicture picture) {
    return object(
        out -> {
          out.writeStringField("schema", "quantum.ops.monitor/1");
          names(out, picture.names());
          out.writeStringField("state", picture.assessment().state().name());
          out.writeArrayFieldStart("why");
          out.writeString(picture.assessment().why());
          out.writeEndArray();
          Optional<PipelinePicture> taken =
              picture
                  .reading()
                  .fold(read -> Optional.of(read.picture()), unreadable -> Optional.empty());
          if (taken.isPresent()) {
            figures(out, taken.get(), picture.orderLimit());
          }
          out.writeArrayFieldStart("units");
          for (UnitReading unit : picture.units()) {
            unit(out, unit);
          }
          out.writeEndArray();
        });
  }

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
  static String line(int line, String key, String value) {
    return object(
        out -> {
          out.writeNumberField("line", line);
          out.writeStringField(key, value);
        });
  }

  /** A refused line. */
  static String refused(int line, List<Violation> violations) {
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
  static String lineSummary(int lines, Map<String, Integer> counts, Map<String, Integer> rules) {
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

  static void names(JsonGenerator out, PipelineNames names) throws IOException {
    out.writeStringField("server", names.server());
    out.writeStringField("stream", names.stream());
    out.writeStringField("group", names.group());
  }

  private static void figures(JsonGenerator out, PipelinePicture picture, int limit)
      throws IOException {
    Backlog backlog = Backlog.of(picture);
    out.writeStringField("at", picture.at().toString());
    figure(out, "waiting", backlog.waiting());
    figure(out, "oldest_waiting_seconds", age(backlog.oldestWaiting()));
    out.writeObjectFieldStart("pending");
    figure(out, "live", backlog.pendingLive());
    figure(out, "ghost", backlog.pendingGhost());
    picture
        .intents()
        .group()
        .fold(group -> number(out, "total", group.pending()), absent -> nothing(out, "total"));
    out.writeEndObject();
    figure(out, "oldest_pending_seconds", age(backlog.oldestPending()));
    figure(out, "lost", backlog.lost());
    picture
        .intents()
        .group()
        .fold(
            group ->
                group.reportedLag().isPresent()
                    ? number(out, "reported_lag", group.reportedLag().getAsLong())
                    : nothing(out, "reported_lag"),
            absent -> nothing(out, "reported_lag"));
    figure(out, "rates", Figure.unknown(ONE_PICTURE));
    figure(out, "eta", Figure.unknown(ONE_PICTURE));
    out.writeStringField("trading_state", picture.control().tradingState().name());
    out.writeObjectFieldStart("window");
    out.writeNumberField("used", picture.control().openingsInWindow());
    out.writeNumberField("limit", limit);
    out.writeEndObject();
    out.writeObjectFieldStart("ledger");
    for (OutcomeCode code : OutcomeCode.values()) {
      out.writeNumberField(code.wireName(), picture.ledger().count(code));
    }
    out.writeEndObject();
    out.writeNumberField("dead_letters", picture.control().deadLetters());
    out.writeObjectFieldStart("conservation");
    conservation(out, Conservation.of(picture));
    out.writeEndObject();
  }

  private static Figure age(Optional<Duration> age) {
    return age.map(duration -> Figure.exact(duration.toSeconds()))
        .orElse(Figure.unknown("nothing of that kind"));
  }

  private static void figure(JsonGenerator out, String name, Figure figure) throws IOException {
    out.writeObjectFieldStart(name);
    figure.fold(
        known -> {
          number(out, "value", known.value());
          return text(out, "quality", known.quality().wireName());
        },
        unknown -> {
          nothing(out, "value");
          text(out, "quality", "unknown");
          return text(out, "why", unknown.why());
        });
    out.writeEndObject();
  }

  static void conservation(JsonGenerator out, Conservation conservation) {
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

  private static void unit(JsonGenerator out, UnitReading unit) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", unit.name().text());
    unit.fold(
        known -> {
          text(out, "active", known.report().activeState());
          return text(out, "sub", known.report().subState());
        },
        notInstalled -> text(out, "active", "not-installed"),
        unknown -> {
          nothing(out, "active");
          return text(out, "why", unknown.why());
        });
    out.writeEndObject();
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
  interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  static String object(Writing writing) {
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
