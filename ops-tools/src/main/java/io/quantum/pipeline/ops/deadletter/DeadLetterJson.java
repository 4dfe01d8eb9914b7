package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.json.DomainJson;
import io.quantum.pipeline.ops.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Dead letters for machines: one object a line, values whole, in ASCII. */
final class DeadLetterJson implements DeadLetterAnswers {
  DeadLetterJson() {}

  @Override
  public List<String> heading(PipelineNames names) {
    return List.of();
  }

  @Override
  public List<String> listed(DeadLetterEntry letter) {
    return line(letter(new Json(), letter));
  }

  @Override
  public List<String> counted(String source, String code, long count) {
    return line(new Json().put("source", source).put("code", code).put("count", count));
  }

  @Override
  public List<String> shown(
      PipelineNames names, DeadLetterEntry letter, ReplayPlan asItIs, ReplayPlan upgraded) {
    Json json = new Json().put("server", names.server()).put("stream", names.stream());
    return line(
        letter(json, letter)
            .put(
                "fields",
                letter.original().fields(),
                field -> new Json().put("name", field.name()).put("value", field.value()))
            .put("replay", plan(new Json(), asItIs))
            .put("replay_upgrade", plan(new Json(), upgraded)));
  }

  @Override
  public List<String> planned(EntryId letter, ReplayPlan plan) {
    return line(plan(of(letter), plan));
  }

  @Override
  public List<String> replayed(ReplayPlan.Ready ready, PublishOutcome outcome) {
    Json json = of(ready.letter().id());
    outcome.fold(
        published -> json.put("id", published.entryId().toString()),
        already -> json.put("already", already.entryId().toString()),
        conflict -> json.put("conflict", conflict.entryId().toString()),
        full ->
            json.put(
                "backlog_full",
                "the stream holds %d entries and takes %d at most"
                    .formatted(full.length(), full.limit())));
    json.put("converted", ready.conversions());
    return line(staleness(json, ready));
  }

  @Override
  public List<String> unknown(EntryId letter, String why) {
    return line(of(letter).put("unknown", why + "; repeating is safe"));
  }

  @Override
  public List<String> gone(EntryId letter) {
    return line(of(letter).put("gone", true));
  }

  @Override
  public List<String> discarded(EntryId letter) {
    return line(of(letter).put("discarded", true));
  }

  private static Json of(EntryId letter) {
    return new Json().put("letter", letter.toString());
  }

  private static Json letter(Json json, DeadLetterEntry letter) {
    DeadLetterEntry.Why why = letter.why();
    json.put("letter", letter.id().toString())
        .put("at", letter.id().storedAt().toString())
        .put("source", letter.original().source().text())
        .put("code", why.code());
    why.entryId().ifPresent(id -> json.put("entry_id", id.toString()));
    why.attempts().ifPresent(attempts -> json.put("attempts", attempts));
    why.truncated().ifPresent(bytes -> json.put("truncated_bytes", bytes));
    return json.put("violations", why.remarks(), DomainJson::of);
  }

  private static Json plan(Json json, ReplayPlan plan) {
    return plan.fold(
        ready -> {
          json.put("ready", true)
              .put("payload", new String(ready.payload(), StandardCharsets.UTF_8))
              .put("converted", ready.conversions());
          return staleness(json, ready);
        },
        refused ->
            json.put("ready", false)
                .put("converted", refused.conversions())
                .put("violations", refused.violations(), DomainJson::of)
                .put("upgrade_helps", refused.upgradable()),
        truncated -> json.put("ready", false).put("truncated_bytes", truncated.originalBytes()));
  }

  private static Json staleness(Json json, ReplayPlan.Ready ready) {
    ready
        .staleness()
        .ifPresent(
            stale ->
                json.put(
                    "will_expire",
                    new Json()
                        .put("age_seconds", stale.age().toSeconds())
                        .put("limit_seconds", stale.limit().toSeconds())));
    return json;
  }

  private static List<String> line(Json json) {
    return List.of(json.toString());
  }
}
