package io.quantum.pipeline.ops.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.flow.HourlyTrend;
import io.quantum.pipeline.domain.flow.Ticks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day of samples with a gap and a restart, hour by hour. */
final class TrendTextTest {
  private static final Duration STEP = Duration.ofMinutes(10);

  @Test
  void namesGapsAndRestartsAndFindsTheTrend() {
    Ticks ticks = new Ticks().arrive(1_000);
    for (int step = 0; step < 24 * 6; step++) {
      if (step == 50) {
        ticks.pass(Duration.ofMinutes(90));
      }
      if (step == 100) {
        ticks.restart("a".repeat(40));
      }
      ticks.pass(STEP).arrive(130 + step % 7).deliver(100).order(1).look();
    }

    List<String> lines = TrendText.lines(HourlyTrend.of(ticks.samples(), Duration.ofHours(24)));

    assertThat(lines.get(0))
        .isEqualTo("hour (UTC)          waiting   pending    arrived   results      lost samples");
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines)
        .contains("gap: nobody looked from 2026-01-21 08:20 to 2026-01-21 10:00 (1 h 40 m)")
        .contains("counters began anew before 2026-01-21 18:20");
    assertThat(lines.get(lines.size() - 1)).startsWith("trend: growing: 0.05");
    assertThat(lines)
        .anyMatch(line -> line.matches("2026-01-21 08:00 +[0-9,]+ +0 +[0-9,]+ +[0-9]+ +0 +3"))
        .noneMatch(line -> line.startsWith("2026-01-21 09:00"));
  }

  @Test
  void callsALevelBacklogNoTrend() {
    Ticks ticks = new Ticks().arrive(100);
    for (int step = 0; step < 24 * 6; step++) {
      ticks.pass(STEP).arrive(100 + (step * 31) % 11).deliver(100 + (step * 31 + 5) % 11).look();
    }

    assertThat(HourlyTrend.of(ticks.samples(), Duration.ofHours(24)).verdict())
        .startsWith("no trend");
    assertThat(TrendText.lines(HourlyTrend.of(List.of(), Duration.ofHours(24))))
        .containsExactly("no samples are kept yet: each monitor and check run keeps one");
  }
}
