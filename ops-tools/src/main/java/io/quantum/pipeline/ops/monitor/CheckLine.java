package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The result of a check: one line as Nagios and its kin read it, {@code BACKLOG OK - 3 entries wait
 * | waiting=3;;}. What is unknown has the value U.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: Monitoring Plugins Development Guidelines, "Plugin
 * Output" and "Performance data".
 *
 * @param name which check
 * @param code how it ends
 * @param text one sentence
 * @param figures performance data
 */
record CheckLine(String name, ExitCode code, String text, List<Performance> figures) {
  /** Copies the list. */
  public CheckLine {
    figures = List.copyOf(figures);
  }

  /**
   * One number for a graph.
   *
   * @param label lower-case letters and underscores
   * @param value empty for unknown
   * @param unit s for seconds, c for a counter, or nothing
   * @param critical above this it is critical, if there is a threshold
   */
  public record Performance(
      String label, OptionalLong value, String unit, Optional<Long> critical) {
    /** Without a threshold. */
    public static Performance of(String label, OptionalLong value, String unit) {
      return new Performance(label, value, unit, Optional.empty());
    }

    private String text() {
      String number = value.isPresent() ? value.getAsLong() + unit : "U";
      return label + "=" + number + critical.map(limit -> ";;" + limit).orElse("");
    }

    private Json json() {
      return new Json().put("label", label).put("value", value).put("unit", unit);
    }
  }

  /** The line. */
  public String nagios() {
    // A bar would begin the performance data.
    String line = "%s %s - %s".formatted(name.toUpperCase(), word(), text.replace('|', '/'));
    return figures.isEmpty()
        ? line
        : line + " | " + String.join(" ", figures.stream().map(Performance::text).toList());
  }

  /** One object. */
  public String json() {
    return new Json()
        .put("schema", "quantum.ops.check/1")
        .put("check", name)
        .put("status", word())
        .put("code", code.code())
        .put("text", text)
        .put("figures", figures, Performance::json)
        .toString();
  }

  private String word() {
    return switch (code) {
      case OK -> "OK";
      case DEGRADED -> "WARNING";
      case BREACH -> "CRITICAL";
      default -> "UNKNOWN";
    };
  }
}
