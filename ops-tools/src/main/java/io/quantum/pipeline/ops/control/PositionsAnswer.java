package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.execution.PositionsReading;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What is open at the venue; unknown is null for machines, never an empty list. */
final class PositionsAnswer {
  private static final String ROW = "%-16s %-5s %24s %16s %18s";

  private PositionsAnswer() {}

  /** What was looked at, the sum, and one line a position. */
  static Report of(PipelineNames names, PositionsReading reading) {
    return new Report(() -> json(names, reading), () -> page(names, reading));
  }

  private static Json json(PipelineNames names, PositionsReading reading) {
    Json answer = Json.of(names);
    return reading.fold(
        known ->
            answer
                .put("positions", known.positions(), PositionsAnswer::position)
                .put("gross_notional_usd", known.grossNotional()),
        unknown ->
            answer
                .putNull("positions")
                .putNull("gross_notional_usd")
                .put("quality", "unknown")
                .put("why", unknown.why()));
  }

  private static Json position(OpenPosition position) {
    return new Json()
        .put("symbol", position.symbol().name())
        .put("units", position.units())
        .put("last_price_usd", position.lastPrice().map(price -> price.usd()))
        .put("notional_usd", position.notional());
  }

  private static Page page(PipelineNames names, PositionsReading reading) {
    Page page = Page.of(names);
    return reading.fold(
        known -> known(page, known), unknown -> page.add("positions: unknown: " + unknown.why()));
  }

  private static Page known(Page page, PositionsReading.Known known) {
    if (known.positions().isEmpty()) {
      return page.add("positions: none open");
    }
    page.add(
            "positions: %d open, %s USD together"
                .formatted(known.positions().size(), usd(known.grossNotional())))
        .add("")
        .add(ROW.formatted("symbol", "side", "units", "last price", "USD"));
    known.positions().forEach(position -> page.add(row(position)));
    return page;
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
