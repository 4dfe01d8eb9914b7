package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.execution.PositionsReading;
import io.quantum.pipeline.ops.json.Json;

/** What is open at the venue, for machines; unknown is null, never an empty list. */
final class PositionsJson {
  private PositionsJson() {}

  /** One object: {@code positions[], gross_notional_usd}. */
  public static String of(PipelineNames names, PositionsReading reading) {
    Json answer = Json.of(names);
    return reading
        .fold(
            known ->
                answer
                    .put("positions", known.positions(), PositionsJson::position)
                    .put("gross_notional_usd", known.grossNotional()),
            unknown ->
                answer
                    .putNull("positions")
                    .putNull("gross_notional_usd")
                    .put("quality", "unknown")
                    .put("why", unknown.why()))
        .toString();
  }

  private static Json position(OpenPosition position) {
    return new Json()
        .put("symbol", position.symbol().name())
        .put("units", position.units())
        .put("last_price_usd", position.lastPrice().map(price -> price.usd()))
        .put("notional_usd", position.notional());
  }
}
