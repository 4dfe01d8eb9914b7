package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.host.UnitReading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A state and one sentence that gives the reason: the first row of the table that applies.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#states.
 *
 * @param state in one word
 * @param why in one sentence
 */
public record FlowAssessment(BacklogState state, String why) {

  /** A cursor that stands still for less than this may be at rest by chance. */
  public static final Duration SHORTEST_STALL = Duration.ofSeconds(30);

  /** Refuses missing parts. */
  public FlowAssessment {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(why, "why");
  }

  /** Judges the newest snapshot with what the window remembers; units without answer count not. */
  public static FlowAssessment of(
      PipelineReading reading, SampleWindow window, List<UnitReading> units, FlowLimits limits) {
    return reading.fold(
        taken -> of(taken.snapshot(), window, units, limits),
        unreadable -> new FlowAssessment(BacklogState.UNKNOWN, unreadable.why()));
  }

  private static FlowAssessment of(
      PipelineSnapshot snapshot, SampleWindow window, List<UnitReading> units, FlowLimits limits) {
    if (snapshot.intents().stream() instanceof StreamReading.Absent) {
      return new FlowAssessment(BacklogState.NO_STREAM, "nothing has been published yet");
    }
    if (snapshot.intents().group() instanceof GroupReading.Absent) {
      return new FlowAssessment(
          BacklogState.NO_GROUP, "the execution service has never started here");
    }
    Backlog backlog = Backlog.of(snapshot);
    Figure waiting =
        window.newest().map(sample -> sample.levels().waiting()).orElse(backlog.waiting());
    Optional<String> unknown = unknown(waiting).or(() -> unknown(backlog.lost()));
    if (unknown.isPresent()) {
      return new FlowAssessment(BacklogState.UNKNOWN, unknown.get());
    }
    long deep = waiting.number().orElse(0);
    long missing = backlog.lost().number().orElse(0);
    return rewound(window)
        .or(() -> losing(missing, window))
        .or(() -> stopped(deep, snapshot.context().executors(), units))
        .or(() -> stalled(deep, window))
        .or(() -> poisoned(window))
        .or(() -> worthless(deep, snapshot, limits))
        .or(() -> moving(deep, window))
        .or(() -> holding(deep, window, limits))
        .orElseGet(() -> new FlowAssessment(BacklogState.OK, calm(deep, window, limits)));
  }

  private static Optional<String> unknown(Figure figure) {
    return figure.fold(known -> Optional.empty(), unknown -> Optional.of(unknown.why()));
  }

  private static Optional<FlowAssessment> rewound(SampleWindow window) {
    return when(
        window.isRewound(),
        BacklogState.REWOUND,
        "the group's cursor went back or the group was created anew in the last "
            + HumanTime.text(whole(window)));
  }

  private static Optional<FlowAssessment> losing(long missing, SampleWindow window) {
    if (missing > 0) {
      return Optional.of(
          new FlowAssessment(
              BacklogState.LOSING,
              "%,d entries were trimmed before anybody read them".formatted(missing)));
    }
    long lost = window.lost().orElse(0);
    return when(
        lost > 0,
        BacklogState.LOSING,
        "%,d entries were trimmed unread in the last %s"
            .formatted(lost, HumanTime.text(window.span())));
  }

  private static Optional<FlowAssessment> stopped(
      long deep, SnapshotContext.Executors executors, List<UnitReading> units) {
    List<UnitReading> known =
        units.stream().filter(unit -> unit instanceof UnitReading.Known).toList();
    boolean anyUp =
        executors.alive() > 0
            || known.stream()
                .anyMatch(
                    unit ->
                        unit.<Boolean>fold(
                            report -> report.report().isActive(), none -> false, mute -> false));
    boolean asked = executors.known() > 0 || !known.isEmpty();
    return when(
        deep > 0 && asked && !anyUp,
        BacklogState.STOPPED,
        "%,d entries wait and every known unit or reader is down".formatted(deep));
  }

  private static Optional<FlowAssessment> stalled(long deep, SampleWindow window) {
    Duration still = window.standstill();
    boolean throughout =
        still.compareTo(window.length()) >= 0
            || (still.equals(window.span()) && still.compareTo(SHORTEST_STALL) >= 0);
    return when(
        deep > 0 && throughout,
        BacklogState.STALLED,
        "%,d entries wait and nothing was delivered for %s".formatted(deep, HumanTime.text(still)));
  }

  private static Optional<FlowAssessment> poisoned(SampleWindow window) {
    LedgerTotals settled = window.settled();
    long invalid = settled.count(OutcomeCode.INVALID);
    return when(
        invalid * 2 > settled.total(),
        BacklogState.POISONED,
        "%,d of %,d entries settled in the last %s break the contract"
            .formatted(invalid, settled.total(), HumanTime.text(window.span())));
  }

  // Only the stored time is looked at: the intent itself may be older, never younger.
  private static Optional<FlowAssessment> worthless(
      long deep, PipelineSnapshot snapshot, FlowLimits limits) {
    return snapshot
        .context()
        .newest()
        .filter(newest -> deep > 0)
        .flatMap(
            newest -> {
              Duration age = Duration.between(newest.id().storedAt(), snapshot.at());
              Duration limit =
                  newest.action().map(limits.ages()::of).orElse(limits.ages().opening());
              return when(
                  age.compareTo(limit) > 0,
                  BacklogState.WORTHLESS,
                  "the newest of %,d waiting entries is %s old, its limit is %s"
                      .formatted(deep, HumanTime.text(age), HumanTime.text(limit)));
            });
  }

  private static Optional<FlowAssessment> moving(long deep, SampleWindow window) {
    return window
        .trend()
        .flatMap(
            net ->
                when(
                        net.isAboveZero(),
                        BacklogState.FALLING_BEHIND,
                        "%,d entries wait, growing by %s".formatted(deep, HumanTime.text(net)))
                    .or(
                        () ->
                            when(
                                net.isBelowZero(),
                                BacklogState.CATCHING_UP,
                                "%,d entries wait, changing by %s"
                                    .formatted(deep, HumanTime.text(net)))));
  }

  private static Optional<FlowAssessment> holding(
      long deep, SampleWindow window, FlowLimits limits) {
    return when(
        window.trend().isPresent() && deep > limits.usefulDepth(),
        BacklogState.HOLDING,
        "%,d entries wait, more than the %,d that can still be of use, with no trend"
            .formatted(deep, limits.usefulDepth()));
  }

  private static String calm(long deep, SampleWindow window, FlowLimits limits) {
    if (deep == 0) {
      return "nothing waits";
    }
    return window.trend().isPresent()
        ? "%,d entries wait, within the useful depth of %,d".formatted(deep, limits.usefulDepth())
        : "%,d entries wait; too few samples for a trend".formatted(deep);
  }

  private static Optional<FlowAssessment> when(boolean applies, BacklogState state, String why) {
    return applies ? Optional.of(new FlowAssessment(state, why)) : Optional.empty();
  }

  private static Duration whole(SampleWindow window) {
    List<Sample> samples = window.samples();
    return samples.isEmpty()
        ? Duration.ZERO
        : Duration.between(samples.get(0).at(), samples.get(samples.size() - 1).at());
  }
}
