package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** Advice for people and for machines. */
final class AdviceText {
  private AdviceText() {}

  /** The lines, as wide as the screen at most. */
  public static List<String> lines(Advice advice, int columns) {
    List<String> lines = new ArrayList<>();
    Lines.add(lines, columns, "", advice.state() + ": " + advice.recommendation());
    advice.evidence().forEach(text -> Lines.row(lines, columns, "evidence", text));
    advice.effect().forEach(text -> Lines.row(lines, columns, "expected effect", text));
    advice.commands().forEach(text -> Lines.row(lines, columns, "command", text));
    Lines.row(lines, columns, "proved wrong by", advice.refutedBy());
    return lines;
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
