package io.quantum.pipeline.ops.publish;

import io.quantum.pipeline.application.publish.port.in.PublishAnswer;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.json.DomainJson;
import io.quantum.pipeline.ops.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The answer to each line of input, as one line of text or as one JSON object, and what they add up
 * to. Not thread-safe.
 */
final class LineAnswers {
  private final boolean json;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> rules = new TreeMap<>();
  private int lines;
  private ExitCode worst = ExitCode.OK;

  /** In JSON or not. */
  public LineAnswers(boolean json) {
    this.json = json;
  }

  /** The line satisfies the contract. */
  public String valid(int line) {
    return answer(line, ExitCode.OK, "valid", "true", "valid");
  }

  /** What became of a line that was to be published. */
  public String published(int line, PublishAnswer answer) {
    return answer.fold(
        settled -> settled(line, settled.outcome()),
        refused -> refused(line, refused.violations()),
        unknown -> {
          String why = unknown.why() + "; repeating is safe";
          return answer(line, ExitCode.UNKNOWN, "unknown", why, "UNKNOWN: " + why);
        });
  }

  /** The contract does not allow it: every violation, on one line. */
  public String refused(int line, List<Violation> violations) {
    count("refused", ExitCode.BREACH);
    violations.forEach(v -> rules.merge(v.field() + " " + v.code(), 1, Integer::sum));
    return json
        ? new Json().put("line", line).put("violations", violations, DomainJson::of).toString()
        : violations.stream()
            .map(LineAnswers::shown)
            .collect(Collectors.joining("; ", "line " + line + " REFUSED ", ""));
  }

  /** The sum of all answers, on one line. */
  public String summary() {
    return json
        ? new Json()
            .put("lines", lines)
            .put("counts", object(counts))
            .put("rules", object(rules))
            .toString()
        : lines
            + " lines"
            + counts.entrySet().stream()
                .map(count -> ", " + count.getValue() + " " + count.getKey())
                .collect(Collectors.joining())
            + rules.entrySet().stream()
                .map(rule -> "\n  " + rule.getValue() + " x " + rule.getKey())
                .collect(Collectors.joining());
  }

  /** The code of the worst answer. */
  public ExitCode exitCode() {
    return worst;
  }

  private String settled(int line, PublishOutcome outcome) {
    return outcome.fold(
        published -> {
          String id = published.entryId().toString();
          return answer(line, ExitCode.OK, "id", id, "published " + id);
        },
        already -> {
          String id = already.entryId().toString();
          return answer(line, ExitCode.OK, "already", id, "already published as " + id);
        },
        conflict -> {
          String id = conflict.entryId().toString();
          return answer(
              line,
              ExitCode.BREACH,
              "conflict",
              id,
              "REFUSED: another intent was published under this identity as " + id);
        },
        full -> {
          String why =
              "the stream holds %d entries and takes %d at most"
                  .formatted(full.length(), full.limit());
          return answer(line, ExitCode.BREACH, "backlog_full", why, "REFUSED: " + why);
        });
  }

  private String answer(int line, ExitCode code, String key, String value, String text) {
    count(key.equals("id") ? "published" : key, code);
    return json
        ? new Json().put("line", line).put(key, value).toString()
        : "line " + line + " " + text;
  }

  private static Json object(Map<String, Integer> counts) {
    Json object = new Json();
    counts.forEach(object::put);
    return object;
  }

  private void count(String what, ExitCode code) {
    lines++;
    counts.merge(what, 1, Integer::sum);
    worst = code.code() > worst.code() ? code : worst;
  }

  private static String shown(Violation violation) {
    return "%s %s: %s%s"
        .formatted(
            violation.field(),
            violation.code(),
            violation.message(),
            violation.value().isEmpty() ? "" : " (got " + violation.value() + ")");
  }
}
