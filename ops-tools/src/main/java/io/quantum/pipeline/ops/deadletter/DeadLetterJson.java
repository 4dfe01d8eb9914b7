package io.quantum.pipeline.ops.deadletter;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.json.OpsJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Dead letters for machines: one object a line, values whole, in ASCII. */
final class DeadLetterJson implements DeadLetterAnswers {
  DeadLetterJson() {}

  @Override
  public List<String> heading(PipelineNames names) {
    return List.of();
  }

  @Override
  public List<String> listed(DeadLetterEntry letter) {
    return line(out -> letter(out, letter));
  }

  @Override
  public List<String> counted(String source, String code, long count) {
    return line(
        out -> {
          out.writeStringField("source", source);
          out.writeStringField("code", code);
          out.writeNumberField("count", count);
        });
  }

  @Override
  public List<String> shown(
      PipelineNames names, DeadLetterEntry letter, ReplayPlan asItIs, ReplayPlan upgraded) {
    return line(
        out -> {
          out.writeStringField("server", names.server());
          out.writeStringField("stream", names.stream());
          letter(out, letter);
          out.writeArrayFieldStart("fields");
          for (DeadLetterEntry.Field field : letter.original().fields()) {
            out.writeStartObject();
            out.writeStringField("name", field.name());
            out.writeStringField("value", field.value());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeObjectFieldStart("replay");
          plan(asItIs).to(out);
          out.writeEndObject();
          out.writeObjectFieldStart("replay_upgrade");
          plan(upgraded).to(out);
          out.writeEndObject();
        });
  }

  @Override
  public List<String> planned(EntryId letter, ReplayPlan plan) {
    return line(
        out -> {
          out.writeStringField("letter", letter.toString());
          plan(plan).to(out);
        });
  }

  @Override
  public List<String> replayed(ReplayPlan.Ready ready, PublishOutcome outcome) {
    Map.Entry<String, String> said =
        outcome.fold(
            published -> Map.entry("id", published.entryId().toString()),
            already -> Map.entry("already", already.entryId().toString()),
            conflict -> Map.entry("conflict", conflict.entryId().toString()),
            full ->
                Map.entry(
                    "backlog_full",
                    "the stream holds %d entries and takes %d at most"
                        .formatted(full.length(), full.limit())));
    return line(
        out -> {
          out.writeStringField("letter", ready.letter().id().toString());
          out.writeStringField(said.getKey(), said.getValue());
          conversions(out, ready.conversions());
          staleness(out, ready);
        });
  }

  @Override
  public List<String> unknown(EntryId letter, String why) {
    return line(
        out -> {
          out.writeStringField("letter", letter.toString());
          out.writeStringField("unknown", why + "; repeating is safe");
        });
  }

  @Override
  public List<String> gone(EntryId letter) {
    return fact(letter, "gone");
  }

  @Override
  public List<String> discarded(EntryId letter) {
    return fact(letter, "discarded");
  }

  private static void letter(JsonGenerator out, DeadLetterEntry letter) throws IOException {
    DeadLetterEntry.Why why = letter.why();
    out.writeStringField("letter", letter.id().toString());
    out.writeStringField("at", letter.id().storedAt().toString());
    out.writeStringField("source", letter.original().source().text());
    out.writeStringField("code", why.code());
    if (why.entryId().isPresent()) {
      out.writeStringField("entry_id", why.entryId().get().toString());
    }
    if (why.attempts().isPresent()) {
      out.writeNumberField("attempts", why.attempts().getAsLong());
    }
    if (why.truncated().isPresent()) {
      out.writeNumberField("truncated_bytes", why.truncated().getAsLong());
    }
    out.writeArrayFieldStart("violations");
    for (DeadLetter.Remark remark : why.remarks()) {
      violation(out, remark.field(), remark.code(), remark.value(), remark.message());
    }
    out.writeEndArray();
  }

  private static OpsJson.Writing plan(ReplayPlan plan) {
    return plan.fold(
        ready ->
            out -> {
              out.writeBooleanField("ready", true);
              out.writeStringField("payload", new String(ready.payload(), StandardCharsets.UTF_8));
              conversions(out, ready.conversions());
              staleness(out, ready);
            },
        refused ->
            out -> {
              out.writeBooleanField("ready", false);
              conversions(out, refused.conversions());
              out.writeArrayFieldStart("violations");
              for (Violation v : refused.violations()) {
                violation(out, v.field(), v.code().name(), v.value(), v.message());
              }
              out.writeEndArray();
              out.writeBooleanField("upgrade_helps", refused.upgradable());
            },
        truncated ->
            out -> {
              out.writeBooleanField("ready", false);
              out.writeNumberField("truncated_bytes", truncated.originalBytes());
            });
  }

  private static void conversions(JsonGenerator out, List<String> conversions) throws IOException {
    out.writeArrayFieldStart("converted");
    for (String conversion : conversions) {
      out.writeString(conversion);
    }
    out.writeEndArray();
  }

  private static void staleness(JsonGenerator out, ReplayPlan.Ready ready) throws IOException {
    if (ready.staleness().isPresent()) {
      ReplayPlan.Staleness stale = ready.staleness().get();
      out.writeObjectFieldStart("will_expire");
      out.writeNumberField("age_seconds", stale.age().toSeconds());
      out.writeNumberField("limit_seconds", stale.limit().toSeconds());
      out.writeEndObject();
    }
  }

  private static void violation(
      JsonGenerator out, String field, String code, String value, String message)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("field", field);
    out.writeStringField("code", code);
    out.writeStringField("value", value);
    out.writeStringField("message", message);
    out.writeEndObject();
  }

  private static List<String> fact(EntryId letter, String fact) {
    return line(
        out -> {
          out.writeStringField("letter", letter.toString());
          out.writeBooleanField(fact, true);
        });
  }

  private static List<String> line(OpsJson.Writing writing) {
    return List.of(OpsJson.object(writing));
  }
}
