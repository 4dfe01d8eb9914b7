package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.flow.Comparison.Gap;
import io.quantum.pipeline.domain.flow.HourlyTrend;
import io.quantum.pipeline.domain.flow.HourlyTrend.Hour;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The backlog hour by hour: for people, in 80 columns, and for machines. */
final class TrendText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final String ROW = "%-16s %10s %9s %10s %9s %9s %7s";

  private TrendText() {}

  /** Table, gaps, restarts, verdict. */
  public static List<String> lines(HourlyTrend trend) {
    if (trend.hours().isEmpty()) {
      return List.of("no samples are kept yet: each monitor and check run keeps one");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted("hour (UTC)", "waiting", "pending", "arrived", "results", "lost", "samples"));
    for (Hour hour : trend.hours()) {
      lines.add(
          ROW.formatted(
              MINUTE.format(hour.start()),
              hour.waiting().fold(known -> Words.count(known.value()), unknown -> "unknown"),
              Words.count(hour.pending()),
              Words.count(hour.arrived()),
              Words.count(hour.between().results()),
              Words.count(hour.between().lost()),
              hour.between().samples()));
    }
    for (Gap gap : trend.gaps()) {
      lines.add(
          "gap: nobody looked from %s to %s (%s)"
              .formatted(
                  MINUTE.format(gap.from()),
                  MINUTE.format(gap.to()),
                  HumanTime.text(gap.length())));
    }
    for (Instant restart : trend.restarts()) {
      lines.add("counters began anew before %s".formatted(MINUTE.format(restart)));
    }
    lines.add("trend: " + trend.verdict());
    return lines;
  }

  /** One object, schema {@code quantum.ops.trend/1}; rates are entries per second. */
  public static String json(PipelineNames names, HourlyTrend trend) {
    Json tree =
        new Json()
            .put("schema", "quantum.ops.trend/1")
            .names(names)
            .put("hours", trend.hours(), TrendText::hour)
            .put(
                "gaps",
                trend.gaps(),
                gap -> new Json().put("from", gap.from().toString()).put("to", gap.to().toString()))
            .put("restarts", trend.restarts(), Instant::toString)
            .put("verdict", trend.verdict());
    trend
        .net()
        .ifPresent(
            net ->
                tree.put(
                    "net",
                    new Json()
                        .put("low", net.low().exact())
                        .put("mid", net.mid().exact())
                        .put("high", net.high().exact())));
    return tree.toString();
  }

  private static Json hour(Hour hour) {
    return new Json()
        .put("start", hour.start().toString())
        .put("waiting", hour.waiting())
        .put("pending", hour.pending())
        .put("arrived", hour.arrived())
        .put("results", hour.between().results())
        .put("lost", hour.between().lost())
        .put("samples", hour.between().samples());
  }
}
