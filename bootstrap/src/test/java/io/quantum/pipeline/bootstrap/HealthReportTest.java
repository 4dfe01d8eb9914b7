package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantum.pipeline.application.execution.ProgressTally;
import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.in.Turn.Role;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@code /health} says, case by case; a turn counts as stalled after 30 s. */
final class HealthReportTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_768_952_590);
  private static final Duration LONG = Duration.ofSeconds(31);

  private final HealthConditions concerns = new HealthConditions();
  private long nanos;
  private final Heartbeat heartbeat = new Heartbeat(() -> nanos);
  private PipelineReading reading = nothingWaits(TradingState.ACTIVE);
  private final HealthReport health =
      new HealthReport(
          heartbeat,
          pipeline(),
          new ProgressTally(),
          PipelineConfig.from(Map.of(), Path.of("/nowhere")).service(),
          () -> nanos,
          concerns);

  @Test
  void isNotReadyBeforeATurnHasGoneThrough() {
    assertUnhealthy("not ready: no read has been done yet");

    heartbeat.finished(turn(Role.STANDBY, 0, false));

    assertThat(reasons(200, "healthy")).isEmpty();
  }

  @Test
  void isUnhealthyWithoutRedis() {
    heartbeat.finished(reads(0));
    reading = new PipelineReading.Unreadable("no answer");

    assertUnhealthy("no answer");
    assertThat(body().get("waiting").isNull()).as("unknown is not 0").isTrue();
  }

  @Test
  void isUnhealthyWhileTurnsFail() {
    heartbeat.finished(reads(0));
    heartbeat.finished(
        new Turn(
            Role.READER,
            0,
            0,
            false,
            Optional.of(new AdapterFailure(Remedy.RETRY, "no reply", null))));

    assertUnhealthy("no reply");
  }

  @Test
  void isUnhealthyWhenNoTurnIsFinished() {
    heartbeat.finished(reads(0));
    nanos += LONG.toNanos();

    assertUnhealthy("stalled: no finished turn for 31 s");
  }

  @Test
  void isUnhealthyWhenTurnsGoByAndWhatWaitsIsNotRead() {
    heartbeat.finished(reads(1));
    nanos += LONG.toNanos();
    heartbeat.finished(reads(0));
    reading = waitsSince(LONG);

    assertUnhealthy("stalled: entries wait and none was read for 31 s");
  }

  @Test
  void takesWhatCameJustNowForNoStall() {
    heartbeat.finished(reads(1));
    nanos += LONG.toNanos();
    heartbeat.finished(reads(0));
    reading = waitsSince(Duration.ofSeconds(1));

    assertThat(reasons(200, "healthy")).isEmpty();
    assertThat(body().get("waiting").asLong()).isEqualTo(2);
    assertThat(body().get("oldest_waiting_seconds").asLong()).isEqualTo(1);
  }

  @Test
  void leavesWhatWaitsToTheReader() {
    heartbeat.finished(turn(Role.STANDBY, 0, false));
    nanos += LONG.toNanos();
    heartbeat.finished(turn(Role.STANDBY, 0, false));
    reading = waitsSince(LONG);

    assertThat(reasons(200, "healthy")).isEmpty();
  }

  @Test
  void takesWaitingOnPurposeForNoStall() {
    heartbeat.finished(reads(1));
    nanos += LONG.toNanos();
    heartbeat.finished(turn(Role.READER, 4_000, true));
    concerns.set("waiting room", Optional.of("the waiting room is full"));
    reading = waitsSince(LONG);

    assertThat(reasons(200, "degraded"))
        .containsExactly(
            "the waiting room is full",
            "4000 intents wait on purpose: spacing, limit, order or state");
  }

  @Test
  void isDegradedWhileTradingIsNotActive() {
    heartbeat.finished(reads(0));
    reading = nothingWaits(TradingState.HALTED);

    assertThat(reasons(200, "degraded")).containsExactly("trading state is HALTED");
  }

  private void assertUnhealthy(String reason) {
    assertThat(reasons(503, "unhealthy")).contains(reason);
  }

  private List<String> reasons(int httpStatus, String status) {
    assertThat(health.now().status()).isEqualTo(httpStatus);
    assertThat(body().get("status").asText()).isEqualTo(status);
    List<String> reasons = new ArrayList<>();
    body().get("reasons").forEach(reason -> reasons.add(reason.asText()));
    return reasons;
  }

  private JsonNode body() {
    return Bus.json(health.now().body());
  }

  private static Turn reads(int delivered) {
    return new Turn(Role.READER, delivered, 0, false, Optional.empty());
  }

  private static Turn turn(Role role, int waiting, boolean full) {
    return new Turn(role, 0, waiting, full, Optional.empty());
  }

  private ReadPipeline pipeline() {
    return new ReadPipeline() {
      @Override
      public PipelineNames describe() {
        throw new UnsupportedOperationException("nobody asks");
      }

      @Override
      public PipelineReading read() {
        return reading;
      }
    };
  }

  private static PipelineReading nothingWaits(TradingState state) {
    return snapshot(state, new EntryId(3, 0), new UndeliveredSample(0, true, Optional.empty()));
  }

  private static PipelineReading waitsSince(Duration age) {
    EntryId oldest = new EntryId(NOW.minus(age).toEpochMilli(), 0);
    return snapshot(
        TradingState.ACTIVE,
        new EntryId(1, 0),
        new UndeliveredSample(2, true, Optional.of(oldest)));
  }

  private static PipelineReading snapshot(
      TradingState state, EntryId cursor, UndeliveredSample undelivered) {
    return new PipelineReading.Taken(
        new PipelineSnapshot(
            NOW,
            new IntentStreamSnapshot(
                new StreamReading.Present(3, 3, new EntryId(1, 0), new EntryId(3, 0)),
                new GroupReading.Present(1, 0, cursor, OptionalLong.of(1), OptionalLong.of(2)),
                undelivered,
                new PendingSample(Optional.empty(), Optional.empty(), 0, 0, Coverage.ONE_LOOK)),
            new StreamReading.Absent(),
            LedgerTotals.EMPTY,
            OptionalLong.of(0),
            new PipelineSnapshot.Control(state, 0, 0),
            SnapshotContext.EMPTY));
  }
}
