package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.util.List;

/** Advice for people and for machines. */
final class AdviceText {
  private AdviceText() {}

  /** The lines, as wide as the screen at most. */
  public static List<String> lines(Advice advice, int columns) {
    Page page = new Page(columns);
    page.wrap("", advice.state() + ": " + AdviceWords.recommendation(advice.recommendation()));
    evidence(advice).forEach(text -> page.row("evidence", text));
    effects(advice).forEach(text -> page.row("expected effect", text));
    AdviceCommands.of(advice).forEach(text -> page.row("command", text));
    page.row("proved wrong by", AdviceWords.refutation(advice.recommendation()));
    return page.lines();
  }

  /** One object, schema {@code quantum.ops.advice/1}. */
  public static String json(MonitorSnapshot snapshot, Advice advice) {
    return new Json()
        .put("schema", "quantum.ops.advice/1")
        .names(snapshot.names())
        .put("state", advice.state().name())
        .put("recommendation", AdviceWords.recommendation(advice.recommendation()))
        .put("evidence", evidence(advice))
        .put("expected_effect", effects(advice))
        .put("commands", AdviceCommands.of(advice))
        .put("proved_wrong_by", AdviceWords.refutation(advice.recommendation()))
        .toString();
  }

  private static List<String> evidence(Advice advice) {
    return advice.evidence().stream().map(AdviceWords::evidence).toList();
  }

  private static List<String> effects(Advice advice) {
    return advice.effects().stream().map(AdviceWords::effect).toList();
  }
}
