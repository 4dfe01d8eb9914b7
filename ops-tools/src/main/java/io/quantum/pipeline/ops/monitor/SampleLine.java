package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.Figure.Quality;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.SnapshotContext.Exposure;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sample as one line of the history: a flat JSON object, below 500 bytes for names of usual
 * length. The counts of outcomes are one text, in the order of {@link OutcomeCode}.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} for a line that is none. <b>Source</b>:
 * docs/reference/numbers-and-states.md#memory.
 */
public final class SampleLine {
  private static final long VERSION = 1;

  private SampleLine() {}

  /** The line, without its end. */
  public static String of(PipelineNames names, Sample sample) {
    Sample.Counters counters = sample.counters();
    Json line =
        new Json()
            .put("v", VERSION)
            .put("at", sample.at().toString())
            .put("srv", names.server())
            .put("str", names.stream())
            .put("grp", names.group())
            .put("run", sample.runId());
    sample
        .levels()
        .waiting()
        .fold(
            known -> line.put("w", known.value()).put("wq", known.quality().wireName()),
            unknown -> line.put("wu", unknown.why()));
    line.put("p", sample.levels().pending())
        .put("cur", sample.cursor().toString())
        .put("add", counters.added())
        .put("del", counters.delivered())
        .put("mis", counters.missed())
        .put("res", counters.results())
        .put("cre", counters.groupCreations())
        .put("led", ledger(counters.settled()))
        .put("pos", sample.exposure().map(Exposure::positions))
        .put("usd", sample.exposure().map(held -> held.grossNotional().toPlainString()));
    return line.flatLine();
  }

  /** The sample of a line, if the line is one of these names. */
  public static Optional<Sample> parse(String text, PipelineNames names) {
    Json line = Json.parse(text);
    if (line.number("v") != VERSION) {
      throw new IllegalArgumentException("version " + line.number("v"));
    }
    boolean ours =
        line.text("srv").equals(names.server())
            && line.text("str").equals(names.stream())
            && line.text("grp").equals(names.group());
    return ours ? Optional.of(sample(line)) : Optional.empty();
  }

  /** When the sample of a line was taken, whatever it is a sample of; empty for no sample. */
  public static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(Json.parse(text).text("at")));
    } catch (IllegalArgumentException | DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Sample sample(Json line) {
    Figure waiting =
        line.maybe("wu")
            .map(Figure::unknown)
            .orElseGet(() -> Figure.of(line.number("w"), quality(line.text("wq"))));
    return new Sample(
        Instant.parse(line.text("at")),
        line.text("run"),
        new Sample.Levels(waiting, line.number("p")),
        EntryId.parse(line.text("cur")),
        new Sample.Counters(
            line.maybeNumber("add"),
            line.maybeNumber("del"),
            line.maybeNumber("mis"),
            line.maybeNumber("res"),
            line.number("cre"),
            ledger(line.text("led"))),
        line.maybe("usd").map(usd -> new Exposure(line.number("pos"), new BigDecimal(usd))));
  }

  public static Quality quality(String wireName) {
    return Arrays.stream(Quality.values())
        .filter(quality -> quality.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quality: " + wireName));
  }

  static String ledger(LedgerTotals totals) {
    return Arrays.stream(OutcomeCode.values())
        .map(code -> Long.toString(totals.count(code)))
        .collect(Collectors.joining(" "));
  }

  static LedgerTotals ledger(String text) {
    String[] counts = text.split(" ");
    LedgerTotals totals = LedgerTotals.EMPTY;
    for (int i = 0; i < counts.length && i < OutcomeCode.values().length; i++) {
      totals = totals.plus(OutcomeCode.values()[i], Long.parseLong(counts[i]));
    }
    return totals;
  }
}
