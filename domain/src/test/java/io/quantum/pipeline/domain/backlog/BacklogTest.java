package io.quantum.pipeline.domain.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Figure.Quality;
import io.quantum.pipeline.domain.backlog.PendingSample.Coverage;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The true backlog, derived from what the server says and never from its lag alone. */
final class BacklogTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_000_000);

  @Test
  void doesNotBelieveThePhantomLagAfterTrimming() {
    // 100 added, 95 trimmed unread, the rest drained: Redis 7.0.15 reports 93 for ever.
    PipelineSnapshot snapshot =
        snapshot(stream(5, 100, 96, 100), group(0, 100, known(7), known(93)), complete(0), none());

    assertThat(Backlog.of(snapshot).waiting()).isEqualTo(Figure.exact(0));
  }

  @Test
  void doesNotKnowWhatIsLostWhereTheCounterWasSetBeyondCounting() {
    StreamReading stream = new StreamReading.Present(5, unknown(), id(96), id(100));
    PipelineSnapshot before =
        snapshot(stream, group(0, 2, known(2), unknown()), complete(5), none());

    assertThat(Backlog.of(before).waiting()).isEqualTo(Figure.exact(5));
    assertThat(Backlog.of(before).lost().number()).isEmpty();
    assertThat(MissedEntries.of(before)).isEmpty();
  }

  @Test
  void copesWithIdsFromTheEndOfTime() {
    StreamReading stream = new StreamReading.Present(1_000, 2_000, id(96), EntryId.LARGEST);
    UndeliveredSample page = new UndeliveredSample(100, false, Optional.of(EntryId.LARGEST));
    PipelineSnapshot snapshot =
        snapshot(
            stream,
            new GroupReading.Present(
                1, 2, EntryId.parse("9300000000000000000-0"), known(2), unknown()),
            page,
            new PendingSample(
                Optional.of(EntryId.LARGEST),
                Optional.of(EntryId.LARGEST),
                2,
                0,
                Coverage.ONE_LOOK));
    Backlog backlog = Backlog.of(snapshot);

    assertThat(backlog.waiting().number().orElseThrow()).isBetween(100L, 1_000L);
    assertThat(backlog.oldestWaiting()).contains(Duration.ZERO);
    assertThat(backlog.oldestPending()).contains(Duration.ZERO);
  }

  @Test
  void countsTheWholeStreamWhileTheCursorLiesBeforeIt() {
    PipelineSnapshot snapshot =
        snapshot(stream(5, 100, 96, 100), group(0, 2, known(2), known(98)), complete(5), none());
    Backlog backlog = Backlog.of(snapshot);

    assertThat(backlog.waiting()).isEqualTo(Figure.exact(5));
    assertThat(backlog.lost()).isEqualTo(Figure.exact(93));
  }

  @Test
  void remembersWhatWasMissedWhenNothingShowsItAnyMore() {
    // 100 added, 93 trimmed unread, the rest drained.
    PipelineSnapshot drained =
        snapshot(stream(5, 100, 96, 100), group(0, 100, known(7), known(93)), complete(0), none());
    PipelineSnapshot before =
        snapshot(stream(5, 100, 96, 100), group(0, 2, known(2), known(98)), complete(5), none());
    PipelineSnapshot safelyTrimmed =
        snapshot(stream(5, 100, 96, 100), group(0, 95, known(95), known(5)), complete(5), none());
    PipelineSnapshot uncounted =
        snapshot(stream(5, 100, 96, 100), group(0, 100, unknown(), unknown()), complete(0), none());

    assertThat(MissedEntries.of(drained)).hasValue(93);
    assertThat(MissedEntries.of(before)).hasValue(93);
    assertThat(MissedEntries.of(safelyTrimmed)).hasValue(0);
    assertThat(MissedEntries.of(uncounted)).isEmpty();
  }

  @Test
  void doesNotCallSafeTrimmingALoss() {
    PipelineSnapshot snapshot =
        snapshot(stream(5, 100, 96, 100), group(0, 95, known(95), known(5)), complete(5), none());

    assertThat(Backlog.of(snapshot).lost()).isEqualTo(Figure.exact(0));
  }

  @Test
  void saysThatItEstimatesWhenItCannotCount() {
    UndeliveredSample page = new UndeliveredSample(100, false, Optional.of(id(501)));
    PipelineSnapshot withLag =
        snapshot(
            stream(1_000, 1_010, 1, 1_000), group(0, 500, known(500), known(500)), page, none());
    PipelineSnapshot withoutLag =
        snapshot(stream(1_000, 1_010, 1, 1_000), group(0, 500, unknown(), unknown()), page, none());

    assertThat(Backlog.of(withLag).waiting()).isEqualTo(Figure.of(500, Quality.ESTIMATE));
    assertThat(Backlog.of(withoutLag).waiting())
        .isInstanceOfSatisfying(
            Figure.Known.class,
            known -> {
              assertThat(known.quality()).isEqualTo(Quality.ESTIMATE);
              assertThat(known.value()).isBetween(450L, 550L);
            });
  }

  @Test
  void believesTheServersCounterWhileNothingWasEverRemoved() {
    UndeliveredSample page = new UndeliveredSample(100, false, Optional.of(id(501)));
    StreamReading whole = stream(1_000, 1_000, 1, 1_000);

    assertThat(
            Backlog.of(snapshot(whole, group(0, 500, known(500), known(500)), page, none()))
                .waiting())
        .isEqualTo(Figure.exact(500));
    assertThat(
            Backlog.of(snapshot(whole, group(0, 500, unknown(), unknown()), page, none()))
                .waiting())
        .isInstanceOfSatisfying(
            Figure.Known.class, known -> assertThat(known.quality()).isEqualTo(Quality.ESTIMATE));
  }

  @Test
  void keepsUnknownUnknown() {
    PipelineSnapshot snapshot =
        snapshot(new StreamReading.Absent(), new GroupReading.Absent(), complete(0), none());
    PipelineSnapshot trimmed =
        snapshot(stream(5, 100, 96, 100), group(0, 2, unknown(), unknown()), complete(5), none());

    assertThat(Backlog.of(snapshot).waiting()).isInstanceOf(Figure.Unknown.class);
    assertThat(Backlog.of(trimmed).lost()).isInstanceOf(Figure.Unknown.class);
  }

  @Test
  void tellsGhostsFromLivePendings() {
    PendingSample all =
        new PendingSample(Optional.of(id(1)), Optional.of(id(99)), 3, 2, Coverage.ONE_LOOK);
    PendingSample page =
        new PendingSample(Optional.of(id(1)), Optional.of(id(99)), 100, 7, Coverage.ONE_LOOK);
    PendingSample allGone =
        new PendingSample(Optional.of(id(1)), Optional.of(id(2)), 1, 1, Coverage.ONE_LOOK);
    StreamReading stream = stream(50, 100, 51, 100);

    Backlog exact =
        Backlog.of(snapshot(stream, group(3, 100, known(1), known(0)), complete(0), all));
    Backlog partly =
        Backlog.of(snapshot(stream, group(500, 100, known(1), known(0)), complete(0), page));
    Backlog ghosts =
        Backlog.of(snapshot(stream, group(500, 100, known(1), known(0)), complete(0), allGone));

    assertThat(exact.pendingLive()).isEqualTo(Figure.exact(1));
    assertThat(exact.pendingGhost()).isEqualTo(Figure.exact(2));
    assertThat(partly.pendingGhost()).isEqualTo(Figure.of(7, Quality.AT_LEAST));
    assertThat(ghosts.pendingGhost()).isEqualTo(Figure.exact(500));
    assertThat(ghosts.pendingLive()).isEqualTo(Figure.exact(0));
  }

  @Test
  void balancesDeliveredAgainstTheLedger() {
    PipelineSnapshot equal =
        snapshot(stream(5, 10, 6, 10), group(2, 10, known(10), known(0)), complete(0), none());

    assertThat(Conservation.of(equal)).isEqualTo(new Conservation.Checked(10, 2, 3, 5));
    assertThat(new Conservation.Checked(10, 2, 3, 5).isEqual()).isTrue();
    assertThat(new Conservation.Checked(10, 2, 3, 4).missing()).isEqualTo(1);
    assertThat(new Conservation.Checked(10, 2, 3, 6).missing()).isEqualTo(-1);
  }

  @Test
  void neverCallsEqualWhatItCannotKnow() {
    PipelineSnapshot nil =
        snapshot(stream(5, 10, 6, 10), group(2, 10, unknown(), known(0)), complete(0), none());

    assertThat(Conservation.of(nil)).isInstanceOf(Conservation.Undeterminable.class);
  }

  private static PipelineSnapshot snapshot(
      StreamReading stream, GroupReading group, UndeliveredSample ahead, PendingSample pending) {
    return new PipelineSnapshot(
        NOW,
        new IntentStreamSnapshot(stream, group, ahead, pending),
        new StreamReading.Absent(),
        LedgerTotals.EMPTY.plus(OutcomeCode.FILLED, 5),
        OptionalLong.of(3),
        new PipelineSnapshot.Control(TradingState.ACTIVE, 0, 0),
        SnapshotContext.EMPTY);
  }

  private static StreamReading stream(long length, long added, long first, long last) {
    return new StreamReading.Present(length, added, id(first), id(last));
  }

  private static GroupReading group(
      long pending, long cursor, OptionalLong read, OptionalLong lag) {
    return new GroupReading.Present(1, pending, id(cursor), read, lag);
  }

  private static UndeliveredSample complete(long count) {
    return new UndeliveredSample(count, true, Optional.empty());
  }

  private static PendingSample none() {
    return new PendingSample(Optional.empty(), Optional.empty(), 0, 0, Coverage.ONE_LOOK);
  }

  private static OptionalLong known(long number) {
    return OptionalLong.of(number);
  }

  private static OptionalLong unknown() {
    return OptionalLong.empty();
  }

  private static EntryId id(long millis) {
    return new EntryId(millis, 0);
  }
}
