package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.IntentStreamSnapshot;
import io.quantum.pipeline.domain.backlog.PendingSample;
import io.quantum.pipeline.domain.backlog.PendingSample.Coverage;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.backlog.UndeliveredSample;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A pipeline that is looked at every so often; what is between two looks is said in words. Entry
 * ids count milliseconds of the clock from {@link #START}.
 */
public final class Ticks {
  public static final Instant START = Instant.parse("2026-01-21T00:00:00Z");
  public static final FlowLimits LIMITS =
      new FlowLimits(5, Duration.ofMinutes(1), AgeLimits.STANDARD);

  private final List<Sample> samples = new ArrayList<>();
  private Instant now = START;
  private String runId = "f".repeat(40);
  private long added;
  private long trimmed;
  private long delivered;
  private long skipped;
  private long settled;
  private long orders;
  private long invalid;
  private long expired;
  private Optional<SnapshotContext.Exposure> exposure = Optional.empty();
  private long creations = 1;
  private SnapshotContext.Executors executors =
      new SnapshotContext.Executors(1, 1, Optional.empty());
  private Optional<Action> newestAction = Optional.of(Action.BUY);
  private Instant newestAt = START;

  public Ticks arrive(long entries) {
    added += entries;
    newestAt = now;
    return this;
  }

  public Ticks deliver(long entries) {
    delivered += entries;
    settled += entries;
    return this;
  }

  public Ticks deliverInvalid(long entries) {
    invalid += entries;
    return deliver(entries);
  }

  public Ticks order(long entries) {
    orders += entries;
    return deliver(entries);
  }

  /** Removes the oldest entries, whether they were read or not; the cursor jumps over the gap. */
  public Ticks trimUnread(long entries) {
    trimmed = delivered + skipped + entries;
    skipped += entries;
    return this;
  }

  public Ticks rewind(long entries) {
    delivered -= entries;
    settled -= entries;
    return this;
  }

  public Ticks restart(String newRunId) {
    runId = newRunId;
    return this;
  }

  public Ticks heal() {
    creations++;
    return this;
  }

  public Ticks executors(long known, long alive) {
    executors = new SnapshotContext.Executors(known, alive, Optional.empty());
    return this;
  }

  public Ticks expire(long entries) {
    expired += entries;
    return deliver(entries);
  }

  public Ticks holding(long positions, String usd) {
    exposure = Optional.of(new SnapshotContext.Exposure(positions, new BigDecimal(usd)));
    return this;
  }

  public Ticks newestIs(Action action) {
    newestAction = Optional.of(action);
    return this;
  }

  public Ticks pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** Looks, and keeps the sample. */
  public Ticks look() {
    Optional<Sample> before =
        samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
    samples.add(Sample.of(snapshot(), before).orElseThrow());
    return this;
  }

  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  public SampleWindow window() {
    return SampleWindow.of(samples, SampleWindow.USUAL_LENGTH);
  }

  public FlowAssessment judge(UnitReading... units) {
    return FlowAssessment.of(
        new PipelineReading.Taken(snapshot()), window(), List.of(units), LIMITS);
  }

  public PipelineSnapshot snapshot() {
    long cursor = delivered + skipped;
    long waiting = added - cursor;
    StreamReading stream =
        new StreamReading.Present(added - trimmed, added, id(trimmed + 1), newest());
    boolean page = waiting > 100;
    return new PipelineSnapshot(
        now,
        new IntentStreamSnapshot(
            stream,
            new GroupReading.Present(
                1,
                0,
                waiting == 0 ? newest() : id(cursor),
                OptionalLong.of(delivered),
                OptionalLong.of(added - delivered)),
            new UndeliveredSample(
                Math.min(waiting, 100),
                !page,
                waiting == 0 ? Optional.empty() : Optional.of(id(cursor + 1))),
            new PendingSample(Optional.empty(), Optional.empty(), 0, 0, Coverage.ONE_LOOK)),
        new StreamReading.Present(orders, orders, id(1), id(orders)),
        LedgerTotals.EMPTY
            .plus(OutcomeCode.FILLED, orders)
            .plus(OutcomeCode.INVALID, invalid)
            .plus(OutcomeCode.EXPIRED, expired)
            .plus(OutcomeCode.RATE_LIMITED, Math.max(0, settled - orders - invalid - expired)),
        OptionalLong.of(0),
        new PipelineSnapshot.Control(TradingState.ACTIVE, 0, 0),
        new SnapshotContext(
            runId,
            creations,
            Optional.of(new SnapshotContext.NewestEntry(newest(), newestAction)),
            executors,
            new SnapshotContext.Openings(OptionalInt.of(5), Optional.empty(), Optional.empty()),
            exposure));
  }

  private EntryId newest() {
    return new EntryId(newestAt.toEpochMilli(), added);
  }

  private static EntryId id(long number) {
    return new EntryId(START.toEpochMilli(), number);
  }
}
