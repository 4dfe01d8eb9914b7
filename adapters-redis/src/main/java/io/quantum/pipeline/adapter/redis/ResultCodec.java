package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Writes result events and the violations of dead letters.
 *
 * <p><b>Invariant</b>: the result payload has exactly ten keys; older readers die on an eleventh.
 * <b>Threads</b>: safe. <b>Source</b>: docs/reference/contract.md#result-event.
 */
final class ResultCodec {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private ResultCodec() {}

  /** The whole entry: the four fields every event has, then the facts beside the payload. */
  static void addEntry(Arguments args, ExecutionResult result) {
    args.add(WireFields.EVENT_TYPE)
        .add(WireFields.EXECUTION_RESULT)
        .add(WireFields.PAYLOAD)
        .add(payload(result))
        .add(WireFields.TIMESTAMP)
        .add(at(result))
        .add(WireFields.SOURCE)
        .add(WireFields.EXECUTION_SERVICE)
        .add(WireFields.INTENT_STREAM_ID)
        .add(result.order().entryId().toString())
        .add(WireFields.CLIENT_ORDER_ID)
        .add(result.order().clientOrderId().text())
        .add(WireFields.CONSUMER)
        .add(result.consumer().text());
    result
        .order()
        .terms()
        .intentId()
        .ifPresent(id -> args.add(WireFields.INTENT_ID).add(id.text()));
    result.reason().ifPresent(reason -> args.add(WireFields.REASON).add(reason.name()));
  }

  /** The ten keys. */
  static String payload(ExecutionResult result) {
    return json(
        out -> {
          out.writeStartObject();
          out.writeStringField("symbol", result.order().terms().symbol().name());
          out.writeStringField("action", result.order().terms().action().name());
          out.writeNumberField("entry_price", result.entryPrice());
          out.writeNumberField("position_size_usd", result.positionSizeUsd());
          if (result.order().terms().leverage().isPresent()) {
            out.writeNumberField("leverage", result.order().terms().leverage().get().factor());
          } else {
            out.writeNullField("leverage");
          }
          out.writeStringField("timestamp", at(result));
          out.writeStringField("order_id", result.orderId());
          out.writeStringField("status", result.status());
          out.writeNumberField("slippage_pct", result.slippagePct());
          out.writeNumberField("fee_usd", result.feeUsd());
          out.writeEndObject();
        });
  }

  /** The list that goes into {@code dlq_violations}. */
  static String violations(List<DeadLetter.Remark> remarks) {
    return json(
        out -> {
          out.writeStartArray();
          for (DeadLetter.Remark remark : remarks) {
            out.writeStartObject();
            out.writeStringField("field", remark.field());
            out.writeStringField("code", remark.code());
            out.writeStringField("value", remark.value());
            out.writeStringField("message", remark.message());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  private static String at(ExecutionResult result) {
    return result.at().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private static String json(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
