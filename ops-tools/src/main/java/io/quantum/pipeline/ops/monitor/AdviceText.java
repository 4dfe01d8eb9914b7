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
    page.wrap("", advice.state() + ": " + advice.recommendation());
    advice.evidence().forEach(text -> page.row("evidence", text));
    advice.effect().forEach(text -> page.row("expected effect", text));
    advice.commands().forEach(text -> page.row("command", text));
    page.row("proved wrong by", advice.refutedBy());
    return page.lines();
  }

  /** One object, schema {@code quantum.ops.advice/1}. */
  public static String json(MonitorSnapshot snapshot, Advice advice) {
    return new Json()
        .put("schema", "quantum.ops.advice/1")
        .names(snapshot.names())
        .put("state", advice.state().name())
        .put("recommendation", advice.recommendation())
        .put("evidence", advice.evidence())
        .put("expected_effect", advice.effect())
        .put("commands", advice.commands())
        .put("proved_wrong_by", advice.refutedBy())
        .toString();
  }
}
