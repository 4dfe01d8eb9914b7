package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.Comparison;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.flow.Rates;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.ops.text.Page;
import io.quantum.pipeline.ops.text.Words;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One snapshot for people: most important first, because it lives under {@code watch}. What does
 * not fit in a line goes on in the next one; what does not fit on the screen is counted at its end.
 */
final class MonitorText {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);

  private MonitorText() {}

  /** The lines of the snapshot, as many as there are. */
  public static List<String> lines(MonitorSnapshot snapshot, int columns) {
    Page page = new Page(columns);
    page.wrap("", snapshot.assessment().state() + ": " + snapshot.assessment().why());
    page.wrap(
        "",
        "redis %s%s"
            .formatted(
                snapshot.names().server(),
                snapshot
                    .taken()
                    .map(taken -> "  at " + taken.at().truncatedTo(ChronoUnit.SECONDS))
                    .orElse("")));
    page.wrap(
        "", "stream %s  group %s".formatted(snapshot.names().stream(), snapshot.names().group()));
    page.row("waiting", waiting(snapshot));
    snapshot.taken().ifPresent(taken -> seen(page, snapshot, taken));
    units(page, snapshot);
    snapshot.taken().ifPresent(taken -> lesser(page, snapshot, taken));
    return page.lines();
  }

  /** The same, cut to the height of a screen; the last line says how much is missing. */
  public static List<String> lines(MonitorSnapshot snapshot, int columns, int height) {
    List<String> all = lines(snapshot, columns);
    if (all.size() <= height) {
      return all;
    }
    List<String> fitting = new ArrayList<>(all.subList(0, Math.max(0, height - 1)));
    fitting.add("... %d more lines: --all".formatted(all.size() - fitting.size()));
    return fitting;
  }

  private static String waiting(MonitorSnapshot snapshot) {
    return "%s   oldest %s"
        .formatted(
            snapshot.taken().isPresent() ? Words.figure(snapshot.waiting()) : "unknown",
            Words.age(snapshot.taken().flatMap(taken -> Backlog.of(taken).oldestWaiting())));
  }

  private static void seen(Page page, MonitorSnapshot snapshot, PipelineSnapshot taken) {
    Backlog backlog = Backlog.of(taken);
    page.row(
        "lost",
        "%s ever   %s missing now   %s in %s"
            .formatted(
                Words.shortFigure(snapshot.lostEver()),
                Words.shortFigure(backlog.lost()),
                Words.shortFigure(snapshot.lostInWindow()),
                HumanTime.text(snapshot.look().window().span())));
    page.row(
        "pending live",
        "%s   ghost %s   oldest %s"
            .formatted(
                Words.shortFigure(backlog.pendingLive()),
                Words.shortFigure(backlog.pendingGhost()),
                Words.age(backlog.oldestPending())));
    page.row("reported lag", reportedLag(snapshot, taken));
    page.row("delivered", cursor(taken));
    moving(page, snapshot);
    page.row("orders in window", openings(snapshot, taken));
    page.row(
        "outcomes",
        "%s in %s"
            .formatted(
                outcomes(snapshot.look().window().settled()),
                HumanTime.text(snapshot.look().window().span())));
    page.row("ETA", Words.eta(snapshot.eta()));
    page.row("last result", lastResult(taken));
    page.row("positions", positions(taken.context().exposure()));
  }

  private static void moving(Page page, MonitorSnapshot snapshot) {
    Rates rates = snapshot.look().window().rates();
    page.row("per second", rates(rates, 1));
    page.row("per minute", rates(rates, 60));
    page.row(
        "net",
        "%s  yield %s  useful depth %s"
            .formatted(
                rates.net().map(HumanTime::text).orElse("unknown"),
                snapshot
                    .look()
                    .window()
                    .yield()
                    .map(part -> part.toPlainString())
                    .orElse("unknown"),
                Words.count(snapshot.limits().usefulDepth())));
  }

  private static String openings(MonitorSnapshot snapshot, PipelineSnapshot taken) {
    return "%d of %d%s"
        .formatted(
            taken.control().openingsInWindow(),
            snapshot.limits().orders(),
            taken
                .context()
                .openings()
                .nextSlot()
                .map(
                    at -> ", next free slot in " + HumanTime.text(Duration.between(taken.at(), at)))
                .orElse(""));
  }

  private static String lastResult(PipelineSnapshot taken) {
    return taken
        .results()
        .fold(
            present ->
                "%s, %s ago"
                    .formatted(
                        present.lastGenerated(),
                        HumanTime.text(
                            Duration.between(present.lastGenerated().storedAt(), taken.at()))),
            absent -> "none yet");
  }

  // Where nobody can tell anything of any unit, the reason is given once.
  private static void units(Page page, MonitorSnapshot snapshot) {
    Optional<String> mute = UnitText.reasonOfAll(snapshot.units());
    if (mute.isPresent()) {
      page.row("units", "unknown: " + mute.get());
      return;
    }
    for (UnitReading unit : snapshot.units()) {
      page.row(unit.name().text(), UnitText.of(unit, snapshot.taken().map(PipelineSnapshot::at)));
    }
  }

  private static void lesser(Page page, MonitorSnapshot snapshot, PipelineSnapshot taken) {
    SnapshotContext context = taken.context();
    page.row(
        "executors",
        "%d of %d alive   trading %s   limit override %s%s"
            .formatted(
                context.executors().alive(),
                context.executors().known(),
                taken.control().tradingState(),
                context
                    .openings()
                    .overrideEndsIn()
                    .map(left -> snapshot.limits().orders() + " for " + HumanTime.text(left))
                    .orElse("none"),
                context
                    .executors()
                    .diagnosticsFor()
                    .map(left -> "   diagnostics for " + HumanTime.text(left))
                    .orElse("")));
    Comparison.of(snapshot.look().memory(), HOUR).ifPresent(then -> page.row("1 h ago", ago(then)));
    page.row("conservation", ConservationText.verdict(Conservation.of(taken)));
    Comparison.of(snapshot.look().memory(), DAY).ifPresent(then -> page.row("24 h ago", ago(then)));
    page.row("ever", outcomes(taken.ledger()));
    page.row("dead letters", Words.count(taken.control().deadLetters()));
    for (String remark : snapshot.look().remarks()) {
      page.row("remark", remark);
    }
  }

  private static String ago(Comparison comparison) {
    return comparison
        .then()
        .map(
            then ->
                "waiting %s, pending %s; since then lost %s, results %s (%d samples, %d gaps)"
                    .formatted(
                        then.levels()
                            .waiting()
                            .fold(known -> Words.count(known.value()), unknown -> "unknown"),
                        Words.count(then.levels().pending()),
                        Words.count(comparison.between().lost()),
                        Words.count(comparison.between().results()),
                        comparison.between().samples(),
                        comparison.between().gaps().size()))
        .orElse("unknown: no sample of that time is kept");
  }

  private static String reportedLag(MonitorSnapshot snapshot, PipelineSnapshot taken) {
    OptionalLong lag =
        taken.intents().group().fold(group -> group.reportedLag(), absent -> OptionalLong.empty());
    OptionalLong waiting = snapshot.waiting().number();
    boolean phantom =
        lag.isPresent()
            && waiting.isPresent()
            && lag.getAsLong() > waiting.getAsLong()
            && snapshot
                .waiting()
                .fold(known -> known.quality() == Figure.Quality.EXACT, unknown -> false);
    return phantom
        ? "%s counts %s entries that no longer exist"
            .formatted(
                Words.count(lag.getAsLong()), Words.count(lag.getAsLong() - waiting.getAsLong()))
        : Words.count(lag) + " (Redis' own counter; wrong after trimming)";
  }

  private static String cursor(PipelineSnapshot taken) {
    return taken
        .intents()
        .group()
        .fold(
            group ->
                "%s entries read, last %s"
                    .formatted(Words.count(group.entriesRead()), group.lastDelivered()),
            absent -> "unknown (no group)");
  }

  private static String rates(Rates rates, int seconds) {
    if (rates.equals(Rates.NONE)) {
      return "unknown (too few samples)";
    }
    return "arrived %s  delivered %s  acked %s  results %s"
        .formatted(
            Words.rate(rates.arrived(), seconds),
            Words.rate(rates.delivered(), seconds),
            Words.rate(rates.acknowledged(), seconds),
            Words.rate(rates.results(), seconds));
  }

  private static String outcomes(LedgerTotals totals) {
    List<String> parts = new ArrayList<>();
    for (OutcomeCode code : OutcomeCode.values()) {
      if (totals.count(code) > 0) {
        parts.add(code.wireName() + " " + Words.count(totals.count(code)));
      }
    }
    return parts.isEmpty() ? "none" : String.join("  ", parts);
  }

  private static String positions(Optional<SnapshotContext.Exposure> exposure) {
    return exposure
        .map(
            held ->
                "%s open, gross %s USD"
                    .formatted(
                        Words.count(held.positions()),
                        String.format(
                            Locale.ROOT,
                            "%,.2f",
                            held.grossNotional().setScale(2, RoundingMode.HALF_UP))))
        .orElse("unknown");
  }
}
