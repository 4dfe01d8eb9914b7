package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.TradeIntent;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads payloads strictly and writes them by streaming tokens; no object is ever bound to JSON.
 *
 * <p>Thread-safe. Source: docs/reference/contract.md#limits and docs/reference/contract.md#payload.
 */
final class JacksonIntentCodec implements IntentDecoder, IntentEncoder {
  private static final JsonFactory WRITE =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  @Inject
  JacksonIntentCodec() {}

  @Override
  public DecodedPayload decode(byte[] payload) {
    return PayloadReader.read(payload);
  }

  @Override
  public byte[] encode(TradeIntent intent) {
    return written(
        out -> {
          out.writeStartObject();
          out.writeStringField(IntentField.SYMBOL.wireName(), intent.symbol().name());
          out.writeStringField(IntentField.ACTION.wireName(), intent.action().name());
          out.writeNumberField(IntentField.CONFIDENCE.wireName(), intent.confidence().fraction());
          if (intent.positionSize().isPresent()) {
            out.writeNumberField(
                IntentField.POSITION_SIZE_USD.wireName(), intent.positionSize().get().usd());
          }
          if (intent.leverage().isPresent()) {
            out.writeNumberField(IntentField.LEVERAGE.wireName(), intent.leverage().get().factor());
          }
          out.writeStringField(IntentField.TIMESTAMP.wireName(), intent.timestamp().toString());
          writeText(out, IntentField.INTENT_ID, intent.intentId().map(id -> id.text()));
          writePrice(out, IntentField.ENTRY_PRICE, intent.entryPrice());
          writePrice(out, IntentField.STOP_LOSS, intent.stopLoss());
          writePrice(out, IntentField.TAKE_PROFIT, intent.takeProfit());
          writeText(out, IntentField.SOURCE, intent.source());
          writeText(out, IntentField.MODEL, intent.model());
          writeText(out, IntentField.META_STRATEGY, intent.metaStrategy());
          writeText(out, IntentField.REGIME, intent.regime());
          writeText(out, IntentField.REASON, intent.reason());
          out.writeEndObject();
        });
  }

  @Override
  public byte[] replaceSide(byte[] payload, Action action) {
    if (!mayHaveSide(payload)) {
      return payload;
    }
    try (JsonParser in = PayloadReader.parser(payload)) {
      if (!hasSide(in)) {
        return payload;
      }
    } catch (IOException malformed) {
      throw new IllegalArgumentException("only a payload that was accepted", malformed);
    }
    return written(
        out -> {
          try (JsonParser in = PayloadReader.parser(payload)) {
            copyWithoutSide(in, out, action);
          }
        });
  }

  @Override
  public byte[] rewrite(byte[] payload, PayloadFields fields) {
    return written(
        out -> {
          try (JsonParser in = PayloadReader.parser(payload)) {
            rewrite(in, out, fields);
          }
        });
  }

  private static void rewrite(JsonParser in, JsonGenerator out, PayloadFields fields)
      throws IOException {
    Set<IntentField> left = EnumSet.allOf(IntentField.class);
    in.nextToken();
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      Optional<IntentField> known = IntentField.named(name);
      in.nextToken();
      if (known.isEmpty()) {
        out.writeFieldName(name);
        copyValue(in, out);
      } else if (left.remove(known.get()) && fields.get(known.get()) == FieldValue.ABSENT) {
        in.skipChildren();
      } else {
        out.writeFieldName(name);
        if (writeValue(out, fields.get(known.get()))) {
          in.skipChildren();
        } else {
          copyValue(in, out);
        }
      }
    }
    for (IntentField field : left) {
      if (!fields.get(field).isMissing()) {
        out.writeFieldName(field.wireName());
        writeValue(out, fields.get(field));
      }
    }
    out.writeEndObject();
  }

  // Texts and numbers are all that a value holds of itself; anything else stands in the payload.
  private static boolean writeValue(JsonGenerator out, FieldValue value) throws IOException {
    if (value instanceof FieldValue.Text text) {
      out.writeString(text.value());
      return true;
    }
    if (value instanceof FieldValue.Numeral numeral) {
      out.writeNumber(numeral.literal());
      return true;
    }
    return false;
  }

  // Nearly no payload has one, and not to parse again is most of the cost saved. A backslash might
  // spell the key in escapes.
  private static boolean mayHaveSide(byte[] payload) {
    String bytes = new String(payload, StandardCharsets.ISO_8859_1);
    return bytes.contains("\"side\"") || bytes.indexOf('\\') >= 0;
  }

  private static boolean hasSide(JsonParser in) throws IOException {
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      if (in.currentName().equals(IntentField.SIDE.wireName())) {
        return true;
      }
      in.nextToken();
      in.skipChildren();
    }
    return false;
  }

  private static void copyWithoutSide(JsonParser in, JsonGenerator out, Action action)
      throws IOException {
    in.nextToken();
    out.writeStartObject();
    out.writeStringField(IntentField.ACTION.wireName(), action.name());
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals(IntentField.SIDE.wireName()) || name.equals(IntentField.ACTION.wireName())) {
        in.skipChildren();
      } else {
        out.writeFieldName(name);
        copyValue(in, out);
      }
    }
    out.writeEndObject();
  }

  // Not the library's structure copy: numbers must keep the digits they were written with.
  private static void copyValue(JsonParser in, JsonGenerator out) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> {
        out.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          out.writeFieldName(in.currentName());
          in.nextToken();
          copyValue(in, out);
        }
        out.writeEndObject();
      }
      case START_ARRAY -> {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          copyValue(in, out);
        }
        out.writeEndArray();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
      default -> out.copyCurrentEvent(in);
    }
  }

  private static void writeText(JsonGenerator out, IntentField field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      out.writeStringField(field.wireName(), value.get());
    }
  }

  private static void writePrice(JsonGenerator out, IntentField field, Optional<Price> value)
      throws IOException {
    if (value.isPresent()) {
      out.writeNumberField(field.wireName(), value.get().usd());
    }
  }

  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
    try (JsonGenerator out = WRITE.createGenerator(bytes)) {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
