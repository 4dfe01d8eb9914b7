package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.host.UnitReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what to do about a backlog, and on which evidence.
 *
 * <p>The limit bounds orders, not the drain; wherever advice mentions the limit it says so. Before
 * any raise it looks at whether positions accumulate; where that is unknown there is no raise.
 * <b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#advice.
 *
 * @param assessment what is the matter
 * @param window what it rests on
 * @param limits what is in force
 * @param units what the service manager said
 * @param tallies who wrote what
 */
public record Advisor(
    FlowAssessment assessment,
    SampleWindow window,
    FlowLimits limits,
    List<UnitReading> units,
    Tallies tallies) {

  private static final Duration SHORT = Duration.ofMinutes(2);
  private static final int MAX_NAMED = 3;

  /**
   * Who wrote what in the window.
   *
   * @param publishers of intents
   * @param refused sources of dead letters, with the rule
   * @param closes closes among the results
   */
  public record Tallies(SourceTally publishers, SourceTally refused, long closes) {
    /** Nobody wrote anything. */
    public static final Tallies NONE = new Tallies(SourceTally.EMPTY, SourceTally.EMPTY, 0);
  }

  /** Copies the list. */
  public Advisor {
    units = List.copyOf(units);
  }

  /** The advice on a snapshot, or on there being none, with the answer to a question. */
  public Advice advise(Optional<PipelineSnapshot> snapshot, Optional<WhatIf> question) {
    List<Evidence> evidence = new ArrayList<>(List.of(new Evidence.Reason(assessment.why())));
    evidence.addAll(evidence(snapshot));
    if (window.span().compareTo(SHORT) < 0) {
      evidence.add(new Evidence.Preliminary(window.comparable().size(), window.span()));
    }
    List<Effect> effects = new ArrayList<>(effects());
    question.ifPresent(what -> effects.addAll(what.effects(window, limits)));
    return new Advice(assessment.state(), Recommendation.of(assessment.state()), evidence, effects);
  }

  private List<Evidence> evidence(Optional<PipelineSnapshot> snapshot) {
    return switch (assessment.state()) {
      case UNKNOWN, NO_STREAM, NO_GROUP, REWOUND, WORTHLESS -> List.of();
      case LOSING -> List.of(publishers(tallies.publishers().largest(MAX_NAMED)));
      case STOPPED, STALLED ->
          Stream.concat(
                  Stream.of(new Evidence.Units(units)), snapshot.stream().map(Advisor::executors))
              .toList();
      case POISONED ->
          List.of(
              new Evidence.Sources(
                  Evidence.Sources.Stream.DEAD_LETTERS,
                  tallies.refused().largest(MAX_NAMED),
                  tallies.refused().complete()));
      case FALLING_BEHIND ->
          List.of(
              publishers(tallies.publishers().fastestGrowing(MAX_NAMED)),
              new Evidence.NewInvalid(window.settled().count(OutcomeCode.INVALID)),
              new Evidence.Positions(accumulation()));
      case HOLDING -> List.of(new Evidence.Positions(accumulation()));
      case CATCHING_UP, OK ->
          List.of(
              new Evidence.Results(window.rates().results()),
              new Evidence.Positions(accumulation()));
    };
  }

  private Evidence publishers(List<SourceTally.Count> counts) {
    return new Evidence.Sources(
        Evidence.Sources.Stream.INTENTS, counts, tallies.publishers().complete());
  }

  private static Evidence executors(PipelineSnapshot seen) {
    return new Evidence.Executors(
        seen.context().executors().alive(),
        seen.context().executors().known(),
        seen.control().tradingState());
  }

  private List<Effect> effects() {
    return switch (assessment.state()) {
      case UNKNOWN, NO_STREAM, NO_GROUP -> List.of();
      case REWOUND -> List.of(Effect.Known.DUPLICATES_ONLY);
      case LOSING -> List.of(Effect.Known.LOSS_ENDS);
      case STOPPED, STALLED -> List.of(Effect.Known.BACKLOG_DECIDED);
      case POISONED -> List.of(Effect.Known.INVALID_SET_ASIDE);
      case WORTHLESS -> List.of(clearance(), Effect.Known.ALL_EXPIRES);
      case FALLING_BEHIND, HOLDING ->
          List.of(clearance(), Effect.Known.LIMIT_IS_NOT_DRAIN, raise());
      case CATCHING_UP, OK -> List.of(clearance());
    };
  }

  // Only if orders are what is short: much of what is settled is turned away by the window, and
  // what waits can still be executed.
  private Effect raise() {
    LedgerTotals settled = window.settled();
    long turnedAway = settled.count(OutcomeCode.RATE_LIMITED);
    boolean limitBound = turnedAway > 0;
    boolean young = settled.count(OutcomeCode.EXPIRED) <= turnedAway;
    if (accumulation().fold(Accumulation.Known::isGrowing, unknown -> true)) {
      return Effect.Known.NO_RAISE_POSITIONS;
    }
    return limitBound && young
        ? new Effect.Raise(
            limits.orders(),
            doubled(),
            Math.min(turnedAway, extraOrders()),
            turnedAway,
            window.span())
        : Effect.Known.NO_RAISE_ORDERS;
  }

  // As the recommendation has it: from 5 to 10.
  private int doubled() {
    return Math.min(OrderRate.MAX_LIMIT, Math.max(1, limits.orders() * 2));
  }

  private long extraOrders() {
    long windows = Math.max(1, window.span().toMillis() / limits.window().toMillis());
    return (doubled() - limits.orders()) * windows;
  }

  private Accumulation accumulation() {
    return Accumulation.of(window, tallies.closes());
  }

  private Effect clearance() {
    return new Effect.Clearance(
        window
            .newest()
            .map(sample -> ClearanceEta.of(sample.levels().waiting(), window.trend()))
            .orElseGet(() -> new ClearanceEta.Unknown("no sample")));
  }
}
