package io.quantum.pipeline.application.monitor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.SnapshotContext.Exposure;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every archive of samples does. */
public interface SampleArchiveContract {
  PipelineNames NAMES =
      new PipelineNames("127.0.0.1:6379/0", "quantum:stream:trade.intent", "group", "results");
  Instant START = Instant.parse("2026-01-21T00:00:00Z");

  /** A new, empty archive. */
  SampleArchive archive();

  /** A sample in which everything is known. */
  static Sample known(Instant at) {
    return new Sample(
        at,
        "0123456789abcdef0123456789abcdef01234567",
        new Sample.Levels(Figure.of(1_234, Figure.Quality.ESTIMATE), 7),
        new EntryId(1_768_953_600_000L, 3),
        new Sample.Counters(
            5_000,
            OptionalLong.of(3_766),
            OptionalLong.of(0),
            412,
            1,
            LedgerTotals.EMPTY.plus(OutcomeCode.FILLED, 400).plus(OutcomeCode.RATE_LIMITED, 3_000)),
        Optional.of(new Exposure(3, new BigDecimal("1234.50"))));
  }

  /** A sample in which hardly anything is. */
  static Sample unknown(Instant at) {
    return new Sample(
        at,
        "",
        new Sample.Levels(Figure.unknown("Redis has lost count"), 0),
        EntryId.ZERO,
        new Sample.Counters(
            0, OptionalLong.empty(), OptionalLong.empty(), 0, 0, LedgerTotals.EMPTY),
        Optional.empty());
  }

  @Test
  default void recallsWhatWasKeptOldestFirst() {
    SampleArchive archive = archive();

    assertThat(archive.keep(NAMES, known(START.plusSeconds(60)))).isEmpty();
    assertThat(archive.keep(NAMES, unknown(START))).isEmpty();

    assertThat(archive.recall(NAMES))
        .isEqualTo(
            new SampleArchive.Recollection(
                List.of(unknown(START), known(START.plusSeconds(60))), List.of()));
  }

  @Test
  default void keepsServersStreamsAndGroupsApart() {
    SampleArchive archive = archive();
    archive.keep(NAMES, known(START));

    assertThat(
            archive
                .recall(new PipelineNames("elsewhere", NAMES.stream(), NAMES.group(), "results"))
                .samples())
        .isEmpty();
    assertThat(
            archive
                .recall(new PipelineNames(NAMES.server(), NAMES.stream(), "other", "results"))
                .samples())
        .isEmpty();
  }
}
