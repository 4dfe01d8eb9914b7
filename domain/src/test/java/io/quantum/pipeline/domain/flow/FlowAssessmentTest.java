package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import io.quantum.pipeline.domain.intent.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The table of states: the first row that applies. */
final class FlowAssessmentTest {
  private static final UnitName UNIT = new UnitName("quantum-execution");
  private static final Duration TICK = Duration.ofSeconds(5);

  @Test
  void saysWhyThereIsNoSnapshot() {
    FlowAssessment assessment =
        FlowAssessment.of(
            new PipelineReading.Unreadable("NOAUTH"),
            SampleWindow.of(List.of(), TICK),
            List.of(),
            Ticks.LIMITS);

    assertThat(assessment).isEqualTo(new FlowAssessment(BacklogState.UNKNOWN, "NOAUTH"));
  }

  @Test
  void isOkWhenNothingWaits() {
    assertThat(new Ticks().arrive(3).order(3).look().judge().state()).isEqualTo(BacklogState.OK);
  }

  @Test
  void callsOneSnapshotOfAShallowBacklogOk() {
    assertThat(new Ticks().arrive(3).look().judge())
        .isEqualTo(
            new FlowAssessment(BacklogState.OK, "3 entries wait; too few samples for a trend"));
  }

  @Test
  void remembersARewindForAsLongAsTheWindow() {
    Ticks rewound = new Ticks().arrive(50).deliver(40).look().pass(TICK).rewind(20).look();
    Ticks healed = new Ticks().arrive(50).deliver(40).look().pass(TICK).heal().look();

    assertThat(rewound.judge().state()).isEqualTo(BacklogState.REWOUND);
    assertThat(healed.judge().state()).isEqualTo(BacklogState.REWOUND);
    for (int i = 0; i < 25; i++) {
      rewound.pass(Duration.ofMinutes(1)).arrive(1).deliver(1).look();
    }
    assertThat(rewound.judge().state()).isNotEqualTo(BacklogState.REWOUND);
  }

  @Test
  void isLosingWhileTheLossIsInTheWindow() {
    Ticks ticks = new Ticks().arrive(100).deliver(10).look();
    ticks.pass(TICK).trimUnread(60).deliver(5).look();

    assertThat(ticks.judge())
        .isEqualTo(
            new FlowAssessment(
                BacklogState.LOSING, "60 entries were trimmed unread in the last 5 s"));
    assertThat(ticks.window().lost()).hasValue(60);
  }

  @Test
  void isStoppedOnlyWhenEverythingThatCanBeAskedIsDown() {
    Ticks quiet = new Ticks().executors(0, 0).arrive(5).look();
    Ticks readerDown = new Ticks().executors(2, 0).arrive(5).look();
    UnitReading down = unit("failed");
    UnitReading up = unit("active");
    UnitReading unknown = new UnitReading.Unknown(UNIT, "no systemd");

    assertThat(quiet.judge(down, unknown).state()).isEqualTo(BacklogState.STOPPED);
    assertThat(quiet.judge(down, up).state()).isEqualTo(BacklogState.OK);
    assertThat(quiet.judge(unknown).state()).isEqualTo(BacklogState.OK);
    assertThat(readerDown.judge(unknown).state()).isEqualTo(BacklogState.STOPPED);
    assertThat(readerDown.judge(up).state()).isEqualTo(BacklogState.OK);
    assertThat(new Ticks().arrive(5).look().judge(down).state()).isEqualTo(BacklogState.OK);
  }

  @Test
  void isStalledWhenTheCursorStandsStillFromEndToEnd() {
    Ticks ticks = new Ticks().arrive(500).deliver(7).look();
    for (int i = 0; i < 5; i++) {
      ticks.pass(TICK).arrive(1).look();
    }
    assertThat(ticks.judge().state()).isEqualTo(BacklogState.OK);

    ticks.pass(TICK).arrive(1).look();
    assertThat(ticks.judge())
        .isEqualTo(
            new FlowAssessment(
                BacklogState.STALLED, "499 entries wait and nothing was delivered for 30 s"));
    assertThat(ticks.pass(TICK).deliver(1).look().judge().state())
        .isNotEqualTo(BacklogState.STALLED);
  }

  @Test
  void isNotStalledWhileNothingWaits() {
    Ticks ticks = new Ticks().arrive(5).deliver(5).look();
    for (int i = 0; i < 70; i++) {
      ticks.pass(TICK).look();
    }
    assertThat(ticks.judge().state()).isEqualTo(BacklogState.OK);
  }

  @Test
  void isPoisonedByAMajorityOfInvalidEntries() {
    Ticks ticks = new Ticks().arrive(100).look();

    assertThat(ticks.pass(TICK).deliver(10).deliverInvalid(10).look().judge().state())
        .isEqualTo(BacklogState.OK);
    assertThat(ticks.pass(TICK).deliverInvalid(1).look().judge().state())
        .isEqualTo(BacklogState.POISONED);
  }

  @Test
  void isWorthlessWhenEvenTheNewestIsPastItsAgeLimit() {
    Ticks ticks = new Ticks().arrive(10).pass(Duration.ofSeconds(600)).look();
    assertThat(ticks.judge().state()).isEqualTo(BacklogState.OK);

    ticks.pass(Duration.ofSeconds(1)).deliver(1).look();
    assertThat(ticks.judge().state()).isEqualTo(BacklogState.WORTHLESS);
    assertThat(ticks.newestIs(Action.CLOSE).judge().state()).isEqualTo(BacklogState.OK);
    assertThat(ticks.pass(Duration.ofHours(1)).judge().state()).isEqualTo(BacklogState.WORTHLESS);
  }

  @Test
  void tellsGrowingFromShrinkingAndFromNeither() {
    assertThat(moving(15, 10).state()).isEqualTo(BacklogState.FALLING_BEHIND);
    assertThat(moving(10, 15).state()).isEqualTo(BacklogState.CATCHING_UP);
    assertThat(moving(10, 10).state()).isEqualTo(BacklogState.HOLDING);
  }

  @Test
  void callsAShallowBacklogWithoutATrendOk() {
    Ticks ticks = new Ticks().arrive(20);
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(10).deliver(10).look();
    }
    assertThat(ticks.judge())
        .isEqualTo(
            new FlowAssessment(BacklogState.OK, "20 entries wait, within the useful depth of 50"));
  }

  private static FlowAssessment moving(long arrived, long delivered) {
    Ticks ticks = new Ticks().arrive(1_000);
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(arrived + i % 2).deliver(delivered + (i + 1) % 2).look();
    }
    return ticks.judge();
  }

  private static UnitReading unit(String state) {
    return new UnitReading.Known(
        new UnitReport(
            UNIT, state, "x", Optional.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }
}
