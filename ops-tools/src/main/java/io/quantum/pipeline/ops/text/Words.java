package io.quantum.pipeline.ops.text;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.ClearanceEta;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.flow.Rate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** How figures, times and rates read on every screen; ASCII, the same in every locale. */
public final class Words {
  private Words() {}

  public static String figure(Figure figure) {
    return figure.fold(
        known -> count(known.value()) + " (" + known.quality().wireName() + ")",
        unknown -> "unknown (" + unknown.why() + ")");
  }

  /** Without the reason, where there is no room for it. */
  public static String shortFigure(Figure figure) {
    return figure.fold(
        known -> count(known.value()) + " (" + known.quality().wireName() + ")",
        unknown -> "unknown");
  }

  /** With a sign for its quality: 12 exact, {@code >=12} at least, {@code ~12} an estimate. */
  public static String sign(Figure figure) {
    return figure.fold(
        known ->
            switch (known.quality()) {
                  case EXACT -> "";
                  case AT_LEAST -> ">=";
                  case ESTIMATE -> "~";
                }
                + count(known.value()),
        unknown -> "unknown");
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  public static String count(OptionalLong number) {
    return number.isPresent() ? count(number.getAsLong()) : "unknown";
  }

  public static String age(Optional<Duration> age) {
    return age.map(HumanTime::text).orElse("-");
  }

  public static String rate(Optional<Rate> rate, int seconds) {
    return rate.map(known -> decimal(known.perSecond() * seconds)).orElse("unknown");
  }

  private static String decimal(double number) {
    int decimals = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 1 ? 1 : 3;
    return number == 0 ? "0" : String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  /** When the backlog is cleared, as a sentence without a full stop. */
  public static String eta(ClearanceEta eta) {
    return eta.fold(
        within ->
            within.latest().isZero()
                ? "nothing waits"
                : "cleared in %s to %s".formatted(most(within.soonest()), most(within.latest())),
        never -> "never at present rates",
        undecided ->
            "undecided: no sooner than %s, no upper bound".formatted(most(undecided.soonest())),
        unknown -> "unknown (" + unknown.why() + ")");
  }

  private static String most(Duration time) {
    return time.compareTo(ClearanceEta.LONGEST) >= 0
        ? "over " + HumanTime.text(ClearanceEta.LONGEST)
        : HumanTime.text(time);
  }

  public static String shortEta(ClearanceEta eta) {
    return eta.fold(
        within ->
            within.latest().isZero()
                ? "0 s"
                : "%s to %s".formatted(most(within.soonest()), most(within.latest())),
        never -> "never",
        undecided -> "undecided",
        unknown -> "unknown");
  }
}
