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
import io.quantum.pipeline.ops.json.DomainJson;
import io.quantum.pipeline.ops.json.Json;
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
    Json tree =
        new Json()
            .put("schema", "quantum.ops.monitor/1")
            .put("at", snapshot.taken().map(PipelineSnapshot::at))
            .names(snapshot.names())
            .put("state", snapshot.assessment().state().name())
            .put("why", List.of(snapshot.assessment().why()));
    snapshot.taken().ifPresent(taken -> figures(tree, snapshot, taken));
    tree.put("units", snapshot.units(), MonitorJson::unit);
    return tree.put("remarks", snapshot.look().remarks()).toString();
  }

  private static void figures(Json tree, MonitorSnapshot snapshot, PipelineSnapshot taken) {
    Backlog backlog = Backlog.of(taken);
    Rates rates = snapshot.look().window().rates();
    tree.put("waiting", snapshot.waiting())
        .put("oldest_waiting_seconds", age(backlog.oldestWaiting()))
        .put("pending", pending(backlog, taken))
        .put("oldest_pending_seconds", age(backlog.oldestPending()))
        .put("lost", snapshot.lostEver())
        .put("missing_now", backlog.lost())
        .put("lost_in_window", snapshot.lostInWindow())
        .put(
            "reported_lag",
            taken
                .intents()
                .group()
                .<OptionalLong>fold(group -> group.reportedLag(), absent -> OptionalLong.empty()))
        .put("rates", rates(rates, snapshot.look().window().yield()))
        .put("useful_depth", snapshot.limits().usefulDepth())
        .put("eta", eta(snapshot.eta()))
        .put("trading_state", taken.control().tradingState().name())
        .put("window", window(snapshot, taken))
        .put("ledger", ledger(taken.ledger()))
        .put("outcomes_in_window", ledger(snapshot.look().window().settled()))
        .put("dead_letters", taken.control().deadLetters())
        .put("conservation", DomainJson.of(Conservation.of(taken)))
        .put("last_result_id", lastResult(taken))
        .put("exposure", exposure(taken.context().exposure()))
        .put("executors", executors(taken.context().executors()))
        .put("history", history(snapshot));
  }

  private static Json pending(Backlog backlog, PipelineSnapshot taken) {
    return new Json()
        .put("live", backlog.pendingLive())
        .put("ghost", backlog.pendingGhost())
        .put(
            "total",
            taken
                .intents()
                .group()
                .<OptionalLong>fold(
                    group -> OptionalLong.of(group.pending()), absent -> OptionalLong.empty()));
  }

  private static Json executors(SnapshotContext.Executors executors) {
    return new Json()
        .put("alive", executors.alive())
        .put("known", executors.known())
        .put("diagnostics_seconds", executors.diagnosticsFor().map(Duration::toSeconds));
  }

  private static Json rates(Rates rates, Optional<BigDecimal> yield) {
    return new Json()
        .put("arrived", rate(rates.arrived()))
        .put("delivered", rate(rates.delivered()))
        .put("acknowledged", rate(rates.acknowledged()))
        .put("results", rate(rates.results()))
        .put("lost", rate(rates.lost()))
        .put("net", rates.net().map(MonitorJson::net).orElseGet(MonitorJson::noNet))
        .put(
            "yield",
            yield
                .map(part -> new Json().put("value", part).put("quality", "exact"))
                .orElseGet(() -> Json.unknown("nothing was settled in the window")));
  }

  private static Json rate(Optional<Rate> rate) {
    return rate.map(known -> new Json().put("value", known.exact()).put("quality", "exact"))
        .orElseGet(() -> Json.unknown("too few samples, or the server has lost count"));
  }

  private static Json net(NetInterval net) {
    return new Json()
        .put("low", net.low().exact())
        .put("mid", net.mid().exact())
        .put("high", net.high().exact())
        .put("quality", "estimate");
  }

  private static Json noNet() {
    return new Json()
        .putNull("low")
        .putNull("mid")
        .putNull("high")
        .put("quality", "unknown")
        .put("why", "too few samples");
  }

  private static Json eta(ClearanceEta eta) {
    return eta.fold(
        within ->
            new Json()
                .put("kind", "interval")
                .put("low_seconds", within.soonest().toSeconds())
                .put("high_seconds", within.latest().toSeconds()),
        never -> new Json().put("kind", "never").putNull("low_seconds").putNull("high_seconds"),
        undecided ->
            new Json()
                .put("kind", "undecided")
                .put("low_seconds", undecided.soonest().toSeconds())
                .putNull("high_seconds"),
        unknown ->
            new Json()
                .put("kind", "unknown")
                .putNull("low_seconds")
                .putNull("high_seconds")
                .put("why", unknown.why()));
  }

  private static Json window(MonitorSnapshot snapshot, PipelineSnapshot taken) {
    SnapshotContext.Openings openings = taken.context().openings();
    return new Json()
        .put("used", taken.control().openingsInWindow())
        .put("limit", snapshot.limits().orders())
        .put("next_slot", openings.nextSlot())
        .put("override_seconds", openings.overrideEndsIn().map(Duration::toSeconds));
  }

  private static Json ledger(LedgerTotals totals) {
    Json ledger = new Json();
    for (OutcomeCode code : OutcomeCode.values()) {
      ledger.put(code.wireName(), totals.count(code));
    }
    return ledger;
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

  private static Json exposure(Optional<SnapshotContext.Exposure> exposure) {
    return exposure
        .map(
            held ->
                new Json()
                    .put("positions", held.positions())
                    .put("gross_notional_usd", held.grossNotional())
                    .put("quality", "exact"))
        .orElseGet(
            () ->
                new Json()
                    .putNull("positions")
                    .putNull("gross_notional_usd")
                    .put("quality", "unknown")
                    .put("why", "nothing is known of the venue's books"));
  }

  private static List<Json> history(MonitorSnapshot snapshot) {
    List<Json> all = new ArrayList<>();
    for (Duration ago : List.of(Duration.ofHours(1), Duration.ofHours(24))) {
      Comparison.of(snapshot.look().memory(), ago)
          .ifPresent(
              then ->
                  all.add(
                      new Json()
                          .put("seconds_ago", ago.toSeconds())
                          .put("waiting", then.waitingThen())
                          .put("pending", then.then().map(sample -> sample.levels().pending()))
                          .put("lost_since", then.between().lost())
                          .put("results_since", then.between().results())
                          .put("samples", then.between().samples())
                          .put("gaps", then.between().gaps().size())));
    }
    return all;
  }

  private static Json unit(UnitReading unit) {
    Json tree = new Json().put("name", unit.name().text());
    return unit.fold(
        known ->
            tree.put("active", known.report().activeState()).put("sub", known.report().subState()),
        notInstalled -> tree.put("active", "not-installed"),
        unknown -> tree.putNull("active").put("why", unknown.why()));
  }
}
