package io.quantum.pipeline.bootstrap;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.quantum.pipeline.application.execution.port.in.Progress;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.in.Refusals;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What this instance has counted, and what one look at Redis shows: all group figures of one answer
 * belong to the same instant, and one that is unknown has no sample. Thread-safe.
 *
 * <p>Not through Micrometer's gauges, which would show NaN for what is unknown. Source:
 * docs/reference/service.md#metrics.
 */
final class PipelineCollector implements MultiCollector {
  /** With these, no payload could be read at all. */
  private static final Set<ViolationCode> UNREADABLE =
      Set.of(
          ViolationCode.MALFORMED_JSON,
          ViolationCode.NOT_AN_OBJECT,
          ViolationCode.DUPLICATE_KEY,
          ViolationCode.TOO_LARGE,
          ViolationCode.TOO_DEEP);

  private static final long MILLIS = 1_000;

  private final ReadPipeline pipeline;
  private final ReadProgress progress;
  private final LossWatch losses;

  PipelineCollector(ReadPipeline pipeline, ReadProgress progress, LossWatch losses) {
    this.pipeline = pipeline;
    this.progress = progress;
    this.losses = losses;
  }

  @Override
  public MetricSnapshots collect() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    counted(all);
    PipelineReading reading = pipeline.read();
    boolean up =
        reading.fold(
            taken -> {
              seen(all, taken.snapshot());
              return true;
            },
            unreadable -> false);
    gauge(all, "quantum_redis_up", "1 if Redis answered just now.", up ? 1 : 0);
    return all.build();
  }

  private void counted(MetricSnapshots.Builder all) {
    Progress done = progress.progress();
    CounterSnapshot.Builder outcomes =
        CounterSnapshot.builder()
            .name("quantum_intent_outcomes")
            .help("Entries that this instance has ended, since it started.");
    for (OutcomeCode code : OutcomeCode.values()) {
      outcomes.dataPoint(point(done.outcomes().count(code), "outcome", code.wireName()));
    }
    all.metricSnapshot(outcomes.build());
    Map<ViolationCode, Long> refused = new EnumMap<>(ViolationCode.class);
    for (Refusals refusals : progress.refusals()) {
      refused.merge(refusals.code(), refusals.count(), Long::sum);
    }
    CounterSnapshot.Builder failures =
        CounterSnapshot.builder()
            .name("trade_intent_validation_failures")
            .help("Entries that broke the contract, by the first rule.");
    for (ViolationCode code : ViolationCode.values()) {
      failures.dataPoint(point(refused.getOrDefault(code, 0L), "code", code.name()));
    }
    all.metricSnapshot(failures.build());
    counter(
        all,
        "trade_intent_schema_mismatches",
        "Payloads whose deprecated field side was converted.",
        done.sideConversions());
    counter(
        all,
        "trade_intent_parse_errors",
        "Entries whose payload could not be read at all.",
        UNREADABLE.stream().mapToLong(code -> refused.getOrDefault(code, 0L)).sum());
  }

  private void seen(MetricSnapshots.Builder all, PipelineSnapshot snapshot) {
    Backlog backlog = Backlog.of(snapshot);
    known(
        all,
        "quantum_group_waiting_entries",
        "Entries that exist and were not delivered.",
        backlog.waiting().number());
    Optional<Instant> oldest = backlog.oldestWaiting().map(age -> at(snapshot, age));
    oldest.ifPresent(
        stored ->
            gauge(
                all,
                "quantum_group_oldest_waiting_timestamp_seconds",
                "When the oldest of them was stored.",
                (double) stored.toEpochMilli() / MILLIS));
    known(
        all,
        "quantum_group_pending_entries",
        "Entries delivered and not acknowledged.",
        snapshot
            .intents()
            .group()
            .fold(group -> OptionalLong.of(group.pending()), absent -> OptionalLong.empty()));
    // Not as this snapshot has it: after a restart Redis does not know for a moment what was read.
    OptionalLong lost = losses.confirmed();
    if (lost.isPresent()) {
      counter(
          all,
          "quantum_group_lost_entries",
          "Entries removed before they were delivered, ever.",
          lost.getAsLong());
    }
    gauge(
        all,
        "quantum_orders_in_window",
        "Openings in flight or finished within the window.",
        snapshot.control().openingsInWindow());
    all.metricSnapshot(tradingStates(snapshot.control().tradingState()));
  }

  private static GaugeSnapshot tradingStates(TradingState inEffect) {
    GaugeSnapshot.Builder states =
        GaugeSnapshot.builder().name("quantum_trading_state").help("1 for the state in effect.");
    for (TradingState state : TradingState.values()) {
      states.dataPoint(
          GaugeSnapshot.GaugeDataPointSnapshot.builder()
              .labels(Labels.of("state", state.name()))
              .value(state == inEffect ? 1 : 0)
              .build());
    }
    return states.build();
  }

  private static Instant at(PipelineSnapshot snapshot, Duration age) {
    return snapshot.at().minus(age);
  }

  private static void known(
      MetricSnapshots.Builder all, String name, String help, OptionalLong number) {
    if (number.isPresent()) {
      gauge(all, name, help, number.getAsLong());
    }
  }

  private static void gauge(MetricSnapshots.Builder all, String name, String help, double value) {
    all.metricSnapshot(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
            .build());
  }

  // The text format adds _total to the name of a counter.
  private static void counter(MetricSnapshots.Builder all, String name, String help, long value) {
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value(value).build())
            .build());
  }

  private static CounterSnapshot.CounterDataPointSnapshot point(
      long value, String label, String name) {
    return CounterSnapshot.CounterDataPointSnapshot.builder()
        .labels(Labels.of(label, name))
        .value(value)
        .build();
  }
}
