package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands out tokens for payloads and remembers what they stand for; anything else is malformed. */
public final class InMemoryIntentCodec implements IntentDecoder, IntentEncoder {
  private final Map<String, PayloadFields> known = new HashMap<>();

  @Override
  public DecodedPayload decode(byte[] payload) {
    PayloadFields fields = known.get(new String(payload, StandardCharsets.UTF_8));
    if (fields == null) {
      return new DecodedPayload.Malformed(
          List.of(new Violation("payload", ViolationCode.MALFORMED_JSON, "", "unknown payload")));
    }
    return new DecodedPayload.Fields(fields);
  }

  /** A payload with exactly these fields. */
  public byte[] payload(PayloadFields fields) {
    String token = "payload-" + known.size();
    known.put(token, fields);
    return token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] encode(TradeIntent intent) {
    PayloadFields.Builder fields =
        PayloadFields.builder()
            .set(IntentField.SYMBOL, new FieldValue.Text(intent.symbol().name()))
            .set(IntentField.ACTION, new FieldValue.Text(intent.action().name()))
            .set(
                IntentField.CONFIDENCE,
                new FieldValue.Numeral(intent.confidence().fraction().toPlainString()))
            .set(IntentField.TIMESTAMP, new FieldValue.Text(intent.timestamp().toString()));
    intent
        .positionSize()
        .ifPresent(
            size ->
                fields.set(
                    IntentField.POSITION_SIZE_USD,
                    new FieldValue.Numeral(size.usd().toPlainString())));
    intent
        .leverage()
        .ifPresent(
            leverage ->
                fields.set(
                    IntentField.LEVERAGE,
                    new FieldValue.Numeral(leverage.factor().toPlainString())));
    intent
        .intentId()
        .ifPresent(id -> fields.set(IntentField.INTENT_ID, new FieldValue.Text(id.text())));
    intent
        .entryPrice()
        .ifPresent(
            price ->
                fields.set(
                    IntentField.ENTRY_PRICE, new FieldValue.Numeral(price.usd().toPlainString())));
    return payload(fields.build());
  }

  @Override
  public byte[] replaceSide(byte[] payload, Action action) {
    PayloadFields before = known.get(new String(payload, StandardCharsets.UTF_8));
    if (before.get(IntentField.SIDE) == FieldValue.ABSENT) {
      return payload;
    }
    PayloadFields.Builder after = PayloadFields.builder();
    for (IntentField field : IntentField.values()) {
      after.set(field, before.get(field));
    }
    return payload(
        after
            .set(IntentField.SIDE, FieldValue.ABSENT)
            .set(IntentField.ACTION, new FieldValue.Text(action.name()))
            .build());
  }

  @Override
  public byte[] rewrite(byte[] payload, PayloadFields fields) {
    return payload(fields);
  }
}
