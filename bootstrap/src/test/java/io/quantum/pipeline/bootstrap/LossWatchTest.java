package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.IntentStreamSnapshot;
import io.quantum.pipeline.domain.backlog.PendingSample;
import io.quantum.pipeline.domain.backlog.PendingSample.Coverage;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.backlog.UndeliveredSample;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LossWatchTest {
  private final HealthConditions concerns = new HealthConditions();
  private long read = 100;
  private long nanos;
  private final LossWatch watch = new LossWatch(drainedPipeline(), concerns, () -> nanos);

  @Test
  void tellsForAnHourOfIntentsThatWereTrimmedUnread() {
    watch.look();
    read = 93;
    watch.look();
    assertThat(concerns.all()).as("it may be a counter that is restored soon").isEmpty();

    watch.look();
    assertThat(concerns.all()).containsExactly("7 intents were trimmed before they were read");
    assertThat(watch.confirmed()).hasValue(7);

    nanos += Duration.ofHours(1).toNanos();
    watch.look();
    assertThat(concerns.all()).isEmpty();
  }

  @Test
  void doesNotMistakeAForgottenCountForALoss() {
    watch.look();
    assertThat(watch.confirmed()).as("one look cannot tell").isEmpty();
    for (long remembered : new long[] {40, 100, 100}) {
      read = remembered;
      watch.look();
      assertThat(watch.confirmed()).hasValue(0);
    }

    assertThat(concerns.all()).isEmpty();
  }

  @Test
  void doesNotBlameAnybodyForWhatWasMissingBefore() {
    read = 40;
    watch.look();
    watch.look();
    watch.look();

    assertThat(concerns.all()).isEmpty();
  }

  /** 100 entries were added, all that are left were read. */
  private ReadPipeline drainedPipeline() {
    return new ReadPipeline() {
      @Override
      public PipelineNames describe() {
        throw new UnsupportedOperationException("nobody asks");
      }

      @Override
      public PipelineReading read() {
        return new PipelineReading.Taken(
            new PipelineSnapshot(
                Instant.EPOCH,
                new IntentStreamSnapshot(
                    new StreamReading.Present(5, 100, new EntryId(96, 0), new EntryId(100, 0)),
                    new GroupReading.Present(
                        1, 0, new EntryId(100, 0), OptionalLong.of(read), OptionalLong.of(0)),
                    new UndeliveredSample(0, true, Optional.empty()),
                    new PendingSample(Optional.empty(), Optional.empty(), 0, 0, Coverage.ONE_LOOK)),
                new StreamReading.Absent(),
                LedgerTotals.EMPTY,
                OptionalLong.of(0),
                new PipelineSnapshot.Control(TradingState.ACTIVE, 0, 0),
                SnapshotContext.EMPTY));
      }
    };
  }
}
