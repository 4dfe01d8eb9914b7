package io.quantum.pipeline.ops.control;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.execution.PositionsReading;
import io.quantum.pipeline.ops.json.OpsJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is open at the venue, for machines; unknown is null, never an empty list. */
final class PositionsJson {
  private PositionsJson() {}

  /** One object: {@code positions[], gross_notional_usd}. */
  public static String of(PipelineNames names, PositionsReading reading) {
    Optional<PositionsReading.Known> known =
        reading.fold(Optional::of, unknown -> Optional.empty());
    String why = reading.fold(read -> "", PositionsReading.Unknown::why);
    return OpsJson.object(
        out -> {
          OpsJson.names(out, names);
          if (known.isPresent()) {
            positions(out, known.get().positions());
            decimal(out, "gross_notional_usd", known.get().grossNotional());
          } else {
            out.writeNullField("positions");
            out.writeNullField("gross_notional_usd");
            out.writeStringField("quality", "unknown");
            out.writeStringField("why", why);
          }
        });
  }

  private static void positions(JsonGenerator out, List<OpenPosition> positions)
      throws IOException {
    out.writeArrayFieldStart("positions");
    for (OpenPosition position : positions) {
      out.writeStartObject();
      out.writeStringField("symbol", position.symbol().name());
      decimal(out, "units", Optional.of(position.units()));
      decimal(out, "last_price_usd", position.lastPrice().map(price -> price.usd()));
      decimal(out, "notional_usd", position.notional());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void decimal(JsonGenerator out, String name, Optional<BigDecimal> number)
      throws IOException {
    if (number.isPresent()) {
      out.writeFieldName(name);
      out.writeNumber(number.get().toPlainString());
    } else {
      out.writeNullField(name);
    }
  }
}
