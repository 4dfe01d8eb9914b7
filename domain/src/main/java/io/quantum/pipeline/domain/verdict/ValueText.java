package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.math.RoundingMode;
import java.util.Locale;

/** Values of a proof pack in the words of a report. */
final class ValueText {
  private ValueText() {}

  static String of(ProofValue value) {
    return value.fold(
        text -> text.text(),
        number -> number(number.figure()),
        tally ->
            "%s/s (%s in %s)"
                .formatted(rate(tally.rate()), count(tally.events()), HumanTime.text(tally.over())),
        span -> "%s/s (%s to %s)".formatted(rate(span.mid()), rate(span.low()), rate(span.high())),
        unknown -> "unknown: " + unknown.why());
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three decimals below ten, one above. */
  static String rate(Rate rate) {
    int decimals = Math.abs(rate.millionthsPerSecond()) < 10_000_000 ? 3 : 1;
    return rate.exact()
        .setScale(decimals, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String number(Figure.Known figure) {
    return figure.quality() == Figure.Quality.EXACT
        ? count(figure.value())
        : "%s (%s)".formatted(count(figure.value()), figure.quality().wireName());
  }
}
