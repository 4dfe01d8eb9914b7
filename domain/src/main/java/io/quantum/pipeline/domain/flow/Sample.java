package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.Figure.Quality;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.MissedEntries;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext.Exposure;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one tick saw, cut down to what is needed to compare it with other ticks.
 *
 * <p><b>Units</b>: entries; the time is the Redis clock's. <b>Threads</b>: immutable.
 * <b>Source</b>: docs/reference/numbers-and-states.md#samples.
 *
 * @param at when
 * @param runId of that life of the server
 * @param levels how much there was
 * @param cursor last entry delivered
 * @param counters how much there has ever been
 * @param exposure what was held at the venue, if that is known
 */
public record Sample(
    Instant at,
    String runId,
    Levels levels,
    EntryId cursor,
    Counters counters,
    Optional<Exposure> exposure) {

  /**
   * How much there was.
   *
   * @param waiting existing and not delivered
   * @param pending delivered and not acknowledged
   */
  public record Levels(Figure waiting, long pending) {
    /** Refuses a missing part. */
    public Levels {
      Objects.requireNonNull(waiting, "waiting");
    }
  }

  /**
   * How much there has ever been.
   *
   * @param added entries published, empty if that was not counted
   * @param delivered entries given to the group, empty if the server has lost count
   * @param missed entries removed before the group was given them, empty if that cannot be told
   * @param results entries on the result stream, empty if that was not counted
   * @param groupCreations how often the service has created its group
   * @param settled what became of entries
   */
  public record Counters(
      OptionalLong added,
      OptionalLong delivered,
      OptionalLong missed,
      OptionalLong results,
      long groupCreations,
      LedgerTotals settled) {
    /** With counters that are known. */
    public Counters(
        long added,
        OptionalLong delivered,
        OptionalLong missed,
        long results,
        long groupCreations,
        LedgerTotals settled) {
      this(
          OptionalLong.of(added),
          delivered,
          missed,
          OptionalLong.of(results),
          groupCreations,
          settled);
    }

    /** Refuses missing parts. */
    public Counters {
      Objects.requireNonNull(added, "added");
      Objects.requireNonNull(results, "results");
      Objects.requireNonNull(delivered, "delivered");
      Objects.requireNonNull(missed, "missed");
      Objects.requireNonNull(settled, "settled");
    }
  }

  /** Refuses missing parts. */
  public Sample {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(cursor, "cursor");
    Objects.requireNonNull(counters, "counters");
    Objects.requireNonNull(exposure, "exposure");
  }

  /**
   * The sample of a snapshot, unless stream or group is absent.
   *
   * <p>A server that cannot count what waits still counts what it delivered. With the number of
   * missed entries as it was when it could last be told, the number waiting follows: an estimate,
   * because more may have been missed since then.
   *
   * @param before the sample before this one, if there is one
   */
  public static Optional<Sample> of(PipelineSnapshot snapshot, Optional<Sample> before) {
    return snapshot.intents().stream()
        .fold(
            stream ->
                snapshot
                    .intents()
                    .group()
                    .fold(
                        group -> Optional.of(of(snapshot, stream, group, before)),
                        absent -> Optional.empty()),
            absent -> Optional.empty());
  }

  private static Sample of(
      PipelineSnapshot snapshot,
      StreamReading.Present stream,
      GroupReading.Present group,
      Optional<Sample> before) {
    OptionalLong missed = MissedEntries.of(snapshot);
    Figure waiting = Backlog.of(snapshot).waiting();
    Sample plain = sample(snapshot, stream, group, waiting, missed);
    boolean counted =
        waiting.fold(known -> known.quality() == Quality.EXACT, unknown -> false)
            || group.entriesRead().isEmpty()
            || stream.entriesAdded().isEmpty();
    OptionalLong carried =
        before
            .filter(earlier -> !counted && earlier.isSameLifeAs(plain))
            .map(earlier -> earlier.counters().missed())
            .orElse(OptionalLong.empty());
    if (carried.isEmpty()) {
      return plain;
    }
    long atLeast = snapshot.intents().undelivered().counted();
    long derived =
        stream.entriesAdded().getAsLong() - group.entriesRead().getAsLong() - carried.getAsLong();
    Figure calibrated =
        Figure.of(Math.min(stream.length(), Math.max(atLeast, derived)), Quality.ESTIMATE);
    return sample(snapshot, stream, group, calibrated, carried);
  }

  private static Sample sample(
      PipelineSnapshot snapshot,
      StreamReading.Present stream,
      GroupReading.Present group,
      Figure waiting,
      OptionalLong missed) {
    return new Sample(
        snapshot.at(),
        snapshot.context().runId(),
        new Levels(waiting, group.pending()),
        group.lastDelivered(),
        new Counters(
            stream.entriesAdded(),
            group.entriesRead(),
            missed,
            snapshot
                .results()
                .fold(StreamReading.Present::entriesAdded, absent -> OptionalLong.of(0)),
            snapshot.context().groupCreations(),
            snapshot.ledger()),
        snapshot.context().exposure());
  }

  /**
   * True if the counters of a later sample go on where these stop: the same life of the server, and
   * nothing fell that can only rise.
   */
  public boolean isSameLifeAs(Sample later) {
    Counters now = later.counters;
    return runId.equals(later.runId)
        && !fell(counters.added, now.added)
        && !fell(counters.results, now.results)
        && Arrays.stream(OutcomeCode.values())
            .allMatch(code -> now.settled.count(code) >= counters.settled.count(code))
        && !fell(counters.delivered, now.delivered)
        && !isRewoundBy(later);
  }

  private static boolean fell(OptionalLong before, OptionalLong now) {
    return before.isPresent() && now.isPresent() && now.getAsLong() < before.getAsLong();
  }

  /** True if the cursor fell since then, or the service has created its group anew. */
  public boolean isRewoundBy(Sample later) {
    return later.cursor.isBefore(cursor) || later.counters.groupCreations > counters.groupCreations;
  }
}
