package io.quantum.pipeline.ops.render;

import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.List;

/** The answer to each line of input, as text or as one JSON object a line. */
public final class LineAnswers {
  private final boolean json;

  /** In JSON or not. */
  public LineAnswers(boolean json) {
    this.json = json;
  }

  /** The line satisfies the contract; nothing is said of it in text. */
  public List<String> valid(int line) {
    return json ? List.of(OpsJson.line(line, "valid", "true")) : List.of();
  }

  /** It was written. */
  public List<String> published(int line, EntryId id) {
    return answer(line, "id", id.toString(), "published " + id);
  }

  /** It had been written before. */
  public List<String> already(int line, EntryId id) {
    return answer(line, "already", id.toString(), "already published as " + id);
  }

  /** Something else has its identity. */
  public List<String> conflict(int line, EntryId id) {
    return answer(
        line,
        "conflict",
        id.toString(),
        "REFUSED: another intent was published under this identity as " + id);
  }

  /** The stream takes no more. */
  public List<String> full(int line, long length, long limit) {
    String why = "the stream holds %d entries and takes %d at most".formatted(length, limit);
    return answer(line, "backlog_full", why, "REFUSED: " + why);
  }

  /** Nobody knows whether it was written. */
  public List<String> unknown(int line, String why) {
    return answer(
        line, "unknown", why + "; repeating is safe", "UNKNOWN: " + why + "; repeating is safe");
  }

  /** The contract does not allow it. */
  public List<String> refused(int line, List<Violation> violations) {
    if (json) {
      return List.of(OpsJson.refused(line, violations));
    }
    List<String> lines = new ArrayList<>();
    lines.add("line %d REFUSED: %d violation(s)".formatted(line, violations.size()));
    for (Violation violation : violations) {
      lines.add(
          "  %s %s: %s%s"
              .formatted(
                  violation.field(),
                  violation.code(),
                  violation.message(),
                  violation.value().isEmpty() ? "" : " (got " + violation.value() + ")"));
    }
    return lines;
  }

  private List<String> answer(int line, String key, String value, String text) {
    return List.of(json ? OpsJson.line(line, key, value) : "line " + line + " " + text);
  }
}
