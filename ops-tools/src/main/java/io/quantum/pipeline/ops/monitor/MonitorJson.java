package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.ClearanceEta;
import io.quantum.pipeline.domain.flow.Comparison;
import io.quantum.pipeline.domain.flow.NetInterval;
import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.flow.Rates;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.ops.json.JsonTree;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One snapshot for machines, schema {@code quantum.ops.monitor/1}; {@code monitor.schema.json} is
 * in the jar.
 *
 * <p>Source: docs/reference/tools.md#formats.
 */
final class MonitorJson {
  private MonitorJson() {}

  /** The snapshot as one line. */
  public static String of(MonitorSnapshot snapshot) {
    JsonTree tree =
        new JsonTree()
            .put("schema", "quantum.ops.monitor/1")
            .maybeText("at", snapshot.taken().map(taken -> taken.at().toString()))
            .put("server", snapshot.names().server())
            .put("stream", snapshot.names().stream())
            .put("group", snapshot.names().group())
            .put("state", snapshot.assessment().state().name())
            .put("why", List.of(snapshot.assessment().why()));
    snapshot.taken().ifPresent(taken -> figures(tree, snapshot, taken));
    tree.put("units", snapshot.units().stream().map(MonitorJson::unit).toList());
    return tree.put("remarks", snapshot.look().remarks()).toString();
  }

  private static void figures(JsonTree tree, MonitorSnapshot snapshot, PipelineSnapshot taken) {
    Backlog backlog = Backlog.of(taken);
    Rates rates = snapshot.look().window().rates();
    tree.figure("waiting", snapshot.waiting())
        .figure("oldest_waiting_seconds", age(backlog.oldestWaiting()))
        .put(
            "pending",
            new JsonTree()
                .figure("live", backlog.pendingLive())
                .figure("ghost", backlog.pendingGhost())
                .maybe(
                    "total",
                    taken
                        .intents()
                        .group()
                        .fold(
                            group -> OptionalLong.of(group.pending()),
                            absent -> OptionalLong.empty())))
        .figure("oldest_pending_seconds", age(backlog.oldestPending()))
        .figure("lost", snapshot.lostEver())
        .figure("missing_now", backlog.lost())
        .figure("lost_in_window", snapshot.lostInWindow())
        .maybe(
            "reported_lag",
            taken
                .intents()
                .group()
                .fold(group -> group.reportedLag(), absent -> OptionalLong.empty()))
        .put("rates", rates(rates, snapshot.look().window().yield()))
        .put("useful_depth", snapshot.limits().usefulDepth())
        .put("eta", eta(snapshot.eta()))
        .put("trading_state", taken.control().tradingState().name())
        .put("window", window(snapshot, taken))
        .put("ledger", ledger(taken.ledger()))
        .put("outcomes_in_window", ledger(snapshot.look().window().settled()))
        .put("dead_letters", taken.control().deadLetters())
        .put("conservation", conservation(Conservation.of(taken)))
        .maybeText("last_result_id", lastResult(taken))
        .put("exposure", exposure(taken.context().exposure()))
        .put(
            "executors",
            new JsonTree()
                .put("alive", taken.context().executors().alive())
                .put("known", taken.context().executors().known())
                .maybe(
                    "diagnostics_seconds",
                    taken
                        .context()
                        .executors()
                        .diagnosticsFor()
                        .map(left -> OptionalLong.of(left.toSeconds()))
                        .orElse(OptionalLong.empty())))
        .put("history", history(snapshot));
  }

  private static JsonTree rates(Rates rates, Optional<BigDecimal> yield) {
    return new JsonTree()
        .put("arrived", rate(rates.arrived()))
        .put("delivered", rate(rates.delivered()))
        .put("acknowledged", rate(rates.acknowledged()))
        .put("results", rate(rates.results()))
        .put("lost", rate(rates.lost()))
        .put("net", rates.net().map(MonitorJson::net).orElseGet(MonitorJson::noNet))
        .put(
            "yield",
            yield
                .map(part -> new JsonTree().put("value", part).put("quality", "exact"))
                .orElseGet(() -> JsonTree.unknown("nothing was settled in the window")));
  }

  private static JsonTree rate(Optional<Rate> rate) {
    return rate.map(known -> new JsonTree().put("value", known.exact()).put("quality", "exact"))
        .orElseGet(() -> JsonTree.unknown("too few samples, or the server has lost count"));
  }

  private static JsonTree net(NetInterval net) {
    return new JsonTree()
        .put("low", net.low().exact())
        .put("mid", net.mid().exact())
        .put("high", net.high().exact())
        .put("quality", "estimate");
  }

  private static JsonTree noNet() {
    return new JsonTree()
        .putNull("low")
        .putNull("mid")
        .putNull("high")
        .put("quality", "unknown")
        .put("why", "too few samples");
  }

  private static JsonTree eta(ClearanceEta eta) {
    return eta.fold(
        within ->
            new JsonTree()
                .put("kind", "interval")
                .put("low_seconds", within.soonest().toSeconds())
                .put("high_seconds", within.latest().toSeconds()),
        never -> new JsonTree().put("kind", "never").putNull("low_seconds").putNull("high_seconds"),
        undecided ->
            new JsonTree()
                .put("kind", "undecided")
                .put("low_seconds", undecided.soonest().toSeconds())
                .putNull("high_seconds"),
        unknown ->
            new JsonTree()
                .put("kind", "unknown")
                .putNull("low_seconds")
                .putNull("high_seconds")
                .put("why", unknown.why()));
  }

  private static JsonTree window(MonitorSnapshot snapshot, PipelineSnapshot taken) {
    SnapshotContext.Openings openings = taken.context().openings();
    return new JsonTree()
        .put("used", taken.control().openingsInWindow())
        .put("limit", snapshot.limits().orders())
        .maybeText("next_slot", openings.nextSlot().map(Object::toString))
        .maybe(
            "override_seconds",
            openings
                .overrideEndsIn()
                .map(left -> OptionalLong.of(left.toSeconds()))
                .orElse(OptionalLong.empty()));
  }

  private static JsonTree ledger(LedgerTotals totals) {
    JsonTree ledger = new JsonTree();
    for (OutcomeCode code : OutcomeCode.values()) {
      ledger.put(code.wireName(), totals.count(code));
    }
    return ledger;
  }

  private static JsonTree conservation(Conservation conservation) {
    return conservation.fold(
        checked ->
            new JsonTree()
                .put("equal", checked.isEqual())
                .put("delivered", checked.delivered())
                .put("pending", checked.pending())
                .put("offset", checked.offset())
                .put("settled", checked.settled())
                .put("quality", "exact"),
        unknown ->
            new JsonTree().putNull("equal").put("quality", "unknown").put("why", unknown.why()));
  }

  private static Figure age(Optional<Duration> age) {
    return age.map(known -> Figure.exact(known.toSeconds()))
        .orElse(Figure.unknown("nothing of that kind"));
  }

  private static Optional<String> lastResult(PipelineSnapshot taken) {
    return taken
        .results()
        .fold(
            present -> Optional.of(present.lastGenerated().toString()), absent -> Optional.empty());
  }

  private static JsonTree exposure(Optional<SnapshotContext.Exposure> exposure) {
    return exposure
        .map(
            held ->
                new JsonTree()
                    .put("positions", held.positions())
                    .put("gross_notional_usd", held.grossNotional())
                    .put("quality", "exact"))
        .orElseGet(
            () ->
                new JsonTree()
                    .putNull("positions")
                    .putNull("gross_notional_usd")
                    .put("quality", "unknown")
                    .put("why", "nothing is known of the venue's books"));
  }

  private static List<JsonTree> history(MonitorSnapshot snapshot) {
    List<JsonTree> all = new ArrayList<>();
    for (Duration ago : List.of(Duration.ofHours(1), Duration.ofHours(24))) {
      Comparison.of(snapshot.look().memory(), ago)
          .ifPresent(
              then ->
                  all.add(
                      new JsonTree()
                          .put("seconds_ago", ago.toSeconds())
                          .figure("waiting", then.waitingThen())
                          .maybe(
                              "pending",
                              then.then()
                                  .map(sample -> OptionalLong.of(sample.levels().pending()))
                                  .orElse(OptionalLong.empty()))
                          .maybe("lost_since", then.between().lost())
                          .put("results_since", then.between().results())
                          .put("samples", then.between().samples())
                          .put("gaps", then.between().gaps().size())));
    }
    return all;
  }

  private static JsonTree unit(UnitReading unit) {
    JsonTree tree = new JsonTree().put("name", unit.name().text());
    return unit.fold(
        known ->
            tree.put("active", known.report().activeState()).put("sub", known.report().subState()),
        notInstalled -> tree.put("active", "not-installed"),
        unknown -> tree.putNull("active").put("why", unknown.why()));
  }
}
