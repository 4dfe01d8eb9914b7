package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.Accumulation;
import io.quantum.pipeline.domain.flow.Effect;
import io.quantum.pipeline.domain.flow.Evidence;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.flow.Recommendation;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.ops.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Recommendations, evidence and effects as sentences without a full stop. */
public final class AdviceWords {
  private AdviceWords() {}

  /** The recommendation in one sentence. */
  public static String recommendation(Recommendation recommendation) {
    return switch (recommendation) {
      case RESTORE_SIGHT -> "find out what is missing before anything is changed";
      case START_PRODUCER -> "nothing was published yet: start a producer";
      case START_SERVICE -> "the service never started here: start it, it makes its group";
      case FIND_GROUP_CHANGE ->
          "find out who moved or destroyed the group; redelivery is harmless, no order is sent twice";
      case STOP_TRIMMING ->
          "protect the data first: find out who trims, and stop it; then look at rates";
      case INSPECT_UNITS -> "look at the units and why they ended; restart as the last resort";
      case INSPECT_CONSUMERS ->
          "look at the units and the consumers: something is up but reads nothing;"
              + " restart as the last resort";
      case FIND_INVALID_SOURCE ->
          "find the source that breaks the contract, and the rule that it breaks";
      case LET_EXPIRE ->
          "do not drain for value: what waits has expired and will be closed in bulk;"
              + " leave the limit as it is";
      case FIND_GROWING_SOURCE ->
          "look for a publisher whose rate has jumped, then for new invalid entries";
      case CONSIDER_RAISE ->
          "a small increase (5 to 10 a minute) may be considered,"
              + " if positions do not accumulate";
      case KEEP_LIMIT -> "keep the present limit";
    };
  }

  /** What would prove the recommendation wrong. */
  static String refutation(Recommendation recommendation) {
    return switch (recommendation) {
      case RESTORE_SIGHT -> "a picture with numbers";
      case START_PRODUCER -> "another QUANTUM_PREFIX under which the stream does exist";
      case START_SERVICE -> "another group on the stream that is the service's";
      case FIND_GROUP_CHANGE -> "prove --deep finding an identity with two orders";
      case STOP_TRIMMING -> "the stream's length rising while entries are still lost";
      case INSPECT_UNITS, INSPECT_CONSUMERS -> "the cursor moving at the next look";
      case FIND_INVALID_SOURCE -> "a sample of dead letters that the contract allows";
      case LET_EXPIRE -> "an order from an entry that waits now";
      case FIND_GROWING_SOURCE -> "the net interval holding 0 or less over the next window";
      case CONSIDER_RAISE -> "a trend over a longer window, or positions that accumulate";
      case KEEP_LIMIT -> "the net interval rising above 0";
    };
  }

  static String evidence(Evidence evidence) {
    return evidence.fold(
        Evidence.Reason::why,
        AdviceWords::sources,
        units -> units(units.units()),
        executors ->
            "executors alive %d of %d, trading state %s"
                .formatted(executors.alive(), executors.known(), executors.state()),
        invalid -> "new invalid entries in the window: %,d".formatted(invalid.count()),
        results -> "results: " + results.rate().map(HumanTime::text).orElse("rate unknown"),
        positions -> accumulation(positions.accumulation()),
        preliminary ->
            "preliminary: samples %d, in %s"
                .formatted(preliminary.samples(), HumanTime.text(preliminary.span())));
  }

  private static String sources(Evidence.Sources sources) {
    String title =
        switch (sources.stream()) {
          case INTENTS -> "publishers: ";
          case DEAD_LETTERS -> "refused: ";
        };
    if (sources.counts().isEmpty()) {
      return title + "nobody";
    }
    return sources.counts().stream()
        .map(
            count ->
                "%s %,d (before: %,d)".formatted(count.label(), count.recent(), count.earlier()))
        .collect(
            Collectors.joining(", ", title, sources.complete() ? "" : " (of the newest 2,000)"));
  }

  private static String units(List<UnitReading> units) {
    if (units.isEmpty()) {
      return "units: none asked";
    }
    return units.stream()
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

  private static String accumulation(Accumulation accumulation) {
    return accumulation.fold(
        known ->
            "open positions %,d to %,d, gross %s to %s USD, %,d closes: %s"
                .formatted(
                    known.first().positions(),
                    known.last().positions(),
                    whole(known.first().grossNotional()),
                    whole(known.last().grossNotional()),
                    known.closes(),
                    known.isGrowing() ? "accumulating" : "not accumulating"),
        unknown -> "position accumulation unknown: no raise is recommended");
  }

  private static String whole(BigDecimal usd) {
    return "%,d".formatted(usd.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  static String effect(Effect effect) {
    return effect.fold(
        AdviceWords::known,
        clearance -> Words.eta(clearance.eta()),
        raise ->
            "at %d a window instead of %d up to %,d of the %,d turned away in %s would be admitted"
                .formatted(
                    raise.to(),
                    raise.from(),
                    raise.admitted(),
                    raise.turnedAway(),
                    HumanTime.text(raise.span())),
        limit ->
            "limit %,d: at most %,d orders a minute (now %,d), useful depth %,d (now %,d)"
                .formatted(
                    limit.then().orders(),
                    perMinute(limit.then()),
                    perMinute(limit.now()),
                    limit.then().usefulDepth(),
                    limit.now().usefulDepth()),
        arrival ->
            "arrival %+d %%: ".formatted(arrival.percent())
                + arrival
                    .outlook()
                    .map(
                        then ->
                            "net %s, %s"
                                .formatted(HumanTime.text(then.net()), Words.eta(then.eta())))
                    .orElse("unknown, too few samples"));
  }

  private static String known(Effect.Known effect) {
    return switch (effect) {
      case DUPLICATES_ONLY ->
          "redelivered entries end as duplicates; the window and the orders stay as they are";
      case LOSS_ENDS -> "what is lost stays lost; no more is lost once nobody trims";
      case BACKLOG_DECIDED ->
          "once it reads, intents past their age limit expire; the others are decided";
      case INVALID_SET_ASIDE ->
          "each invalid entry becomes a dead letter; valid ones are not held up";
      case ALL_EXPIRES -> "all of it ends as expired, none of it as an order";
      case LIMIT_IS_NOT_DRAIN ->
          "the limit bounds orders, not the drain: a higher one shortens no backlog,"
              + " it raises the yield";
      case NO_RAISE_POSITIONS -> "no raise: positions accumulate, or nobody can tell";
      case NO_RAISE_ORDERS -> "no raise: orders are not what is short";
    };
  }

  private static long perMinute(FlowLimits limits) {
    return limits.orders() * 60_000L / limits.window().toMillis();
  }
}
