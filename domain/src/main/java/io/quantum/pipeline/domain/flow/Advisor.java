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
import java.util.stream.Collectors;

/**
 * Says what to do about a backlog, and why.
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

  static final String LIMIT_IS_NOT_DRAIN =
      "the limit bounds orders, not the drain: a higher one shortens no backlog, it raises the yield";

  private static final String RAISE = "quantum-ops limit %d --for 2h --by NAME --reason TEXT";
  private static final Duration SHORT = Duration.ofMinutes(2);

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
    List<String> evidence = new ArrayList<>(List.of(assessment.why()));
    List<String> effect = new ArrayList<>();
    List<String> commands = new ArrayList<>();
    String refutedBy = details(snapshot, evidence, effect, commands);
    if (window.span().compareTo(SHORT) < 0) {
      evidence.add(
          "preliminary: samples %d, in %s"
              .formatted(window.comparable().size(), HumanTime.text(window.span())));
    }
    question.ifPresent(what -> effect.addAll(what.effects(window, limits)));
    return new Advice(
        assessment.state(),
        Advice.recommendation(assessment.state()),
        evidence,
        effect,
        commands,
        refutedBy);
  }

  private String details(
      Optional<PipelineSnapshot> snapshot,
      List<String> evidence,
      List<String> effect,
      List<String> commands) {
    switch (assessment.state()) {
      case UNKNOWN -> {
        commands.add("quantum-ops doctor");
        return "a picture with numbers";
      }
      case NO_STREAM -> {
        commands.add("quantum-ops publish --source NAME FILE");
        return "another QUANTUM_PREFIX under which the stream does exist";
      }
      case NO_GROUP -> {
        commands.add("systemctl start quantum-execution");
        return "another group on the stream that is the service's";
      }
      case REWOUND -> {
        effect.add(
            "redelivered entries end as duplicates; the window and the orders stay as they are");
        commands.add("quantum-ops prove --deep");
        return "prove --deep finding an identity with two orders";
      }
      case LOSING -> {
        evidence.add("publishers: " + tallies.publishers().largest());
        effect.add("what is lost stays lost; no more is lost once nobody trims");
        commands.add("redis-cli CONFIG GET maxmemory-policy");
        commands.add("grep for MAXLEN or MINID in the publishers named above");
        return "the stream's length rising while entries are still lost";
      }
      case STOPPED, STALLED -> {
        evidence.add(unitFacts());
        snapshot.ifPresent(
            seen ->
                evidence.add(
                    "executors alive %d of %d, trading state %s"
                        .formatted(
                            seen.context().executors().alive(),
                            seen.context().executors().known(),
                            seen.control().tradingState())));
        effect.add("once it reads, intents past their age limit expire; the others are decided");
        commands.add("journalctl -u quantum-execution -n 100");
        commands.add("systemctl restart quantum-execution    (last resort)");
        return "the cursor moving at the next look";
      }
      case POISONED -> {
        evidence.add("refused: " + tallies.refused().largest());
        effect.add("each invalid entry becomes a dead letter; valid ones are not held up");
        commands.add("quantum-ops dlq list --since 1h");
        return "a sample of dead letters that the contract allows";
      }
      case WORTHLESS -> {
        effect.add(HumanTime.text(eta()));
        effect.add("all of it ends as expired, none of it as an order");
        return "an order from an entry that waits now";
      }
      case FALLING_BEHIND -> {
        evidence.add("publishers: " + tallies.publishers().fastestGrowing());
        evidence.add("new invalid entries in the window: %,d".formatted(invalid()));
        effect.add(HumanTime.text(eta()));
        considerRaise(evidence, effect, commands);
        return "the net interval holding 0 or less over the next window";
      }
      case HOLDING -> {
        effect.add(HumanTime.text(eta()));
        considerRaise(evidence, effect, commands);
        return "a trend over a longer window, or positions that accumulate";
      }
      case CATCHING_UP, OK -> {
        evidence.add(
            "results: " + window.rates().results().map(HumanTime::text).orElse("rate unknown"));
        evidence.add(accumulation().words());
        effect.add(HumanTime.text(eta()));
        return "the net interval rising above 0";
      }
    }
    throw new IllegalStateException("no advice for " + assessment.state());
  }

  // Only if orders are what is short: much of what is settled is turned away by the window, and
  // what waits can still be executed.
  private void considerRaise(List<String> evidence, List<String> effect, List<String> commands) {
    evidence.add(accumulation().words());
    LedgerTotals settled = window.settled();
    long turnedAway = settled.count(OutcomeCode.RATE_LIMITED);
    boolean limitBound = turnedAway > 0;
    boolean young = settled.count(OutcomeCode.EXPIRED) <= turnedAway;
    boolean piling = accumulation().fold(Accumulation.Known::isGrowing, unknown -> true);
    effect.add(LIMIT_IS_NOT_DRAIN);
    if (limitBound && young && !piling) {
      effect.add(
          "at %d a window instead of %d up to %,d of the %,d turned away in %s would be admitted"
              .formatted(
                  doubled(),
                  limits.orders(),
                  Math.min(turnedAway, extraOrders()),
                  turnedAway,
                  HumanTime.text(window.span())));
      commands.add(RAISE.formatted(doubled()));
    } else {
      effect.add(
          piling
              ? "no raise: positions accumulate, or nobody can tell"
              : "no raise: orders are not what is short");
    }
  }

  // As the recommendation has it: from 5 to 10.
  private int doubled() {
    return Math.min(OrderRate.MAX_LIMIT, Math.max(1, limits.orders() * 2));
  }

  private long extraOrders() {
    long windows = Math.max(1, window.span().toMillis() / limits.window().toMillis());
    return (doubled() - limits.orders()) * windows;
  }

  private long invalid() {
    return window.settled().count(OutcomeCode.INVALID);
  }

  private Accumulation accumulation() {
    return Accumulation.of(window, tallies.closes());
  }

  private ClearanceEta eta() {
    return window
        .newest()
        .map(sample -> ClearanceEta.of(sample.levels().waiting(), window.trend()))
        .orElseGet(() -> new ClearanceEta.Unknown("no sample"));
  }

  private String unitFacts() {
    return units.isEmpty()
        ? "units: none asked"
        : units.stream()
            .map(
                unit ->
                    unit.name()
                        + " "
                        + unit.<String>fold(
                            known -> known.report().activeState(),
                            absent -> "not installed",
                            unknown -> "unknown"))
            .collect(Collectors.joining(", ", "units: ", ""));
  }
}
