package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.execution.PositionsReading;
import io.quantum.pipeline.ops.text.NamesText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is open at the venue, for people. */
final class PositionsText {
  private static final String ROW = "%-16s %-5s %24s %16s %18s";

  private PositionsText() {}

  /** What was looked at, the sum, and one line a position. */
  public static List<String> lines(PipelineNames names, PositionsReading reading) {
    List<String> lines = NamesText.lines(names);
    reading.fold(
        known -> lines.addAll(known(known)),
        unknown -> lines.add("positions: unknown: " + unknown.why()));
    return lines;
  }

  private static List<String> known(PositionsReading.Known known) {
    if (known.positions().isEmpty()) {
      return List.of("positions: none open");
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                "positions: %d open, %s USD together"
                    .formatted(known.positions().size(), usd(known.grossNotional())),
                "",
                ROW.formatted("symbol", "side", "units", "last price", "USD")));
    known.positions().forEach(position -> lines.add(row(position)));
    return lines;
  }

  private static String row(OpenPosition position) {
    return ROW.formatted(
        position.symbol().name(),
        position.units().signum() > 0 ? "long" : "short",
        position.units().abs().toPlainString(),
        position.lastPrice().map(price -> price.usd().toPlainString()).orElse("unknown"),
        usd(position.notional()));
  }

  private static String usd(Optional<BigDecimal> sum) {
    return sum.map(usd -> "%,.2f".formatted(usd.setScale(2, RoundingMode.HALF_UP)))
        .orElse("unknown");
  }
}
