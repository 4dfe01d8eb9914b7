package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.history.DeadLetterRecord;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.VenueArrival;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.stream.EntryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How records look in their streams.
 *
 * <p><b>Threads</b>: stateless. <b>Errors</b>: {@link IllegalArgumentException} for an entry that
 * the service cannot have written; empty for one that is somebody else's business. <b>Source</b>:
 * docs/reference/names-on-redis.md; docs/reference/contract.md#result-entry.
 */
final class HistoryWire {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String EXPIRED_CLOSE = "EXPIRED_CLOSE";

  private HistoryWire() {}

  /** Operators leave notes in the audit as well: those have no outcome of an entry. */
  static Optional<AuditRecord> audit(EntryFields entry) {
    if (entry.has("act")) {
      return Optional.empty();
    }
    Optional<OutcomeCode> outcome = OutcomeCode.named(entry.text("outcome"));
    if (outcome.isEmpty() || !entry.has("ids")) {
      return Optional.empty();
    }
    List<EntryId> ids = Arrays.stream(entry.text("ids").split(" ")).map(EntryId::parse).toList();
    return Optional.of(
        new AuditRecord(
            entry.id(),
            outcome.get(),
            AuditReason.named(entry.text("reason")),
            Long.parseLong(entry.text("count")),
            ids));
  }

  /** Others publish results too, which are not of an intent of ours. */
  static Optional<ResultRecord> result(EntryFields entry) {
    if (!entry.has(WireFields.INTENT_STREAM_ID)) {
      return Optional.empty();
    }
    boolean notSent =
        entry.has(WireFields.REASON)
            && entry.text(WireFields.REASON).equals(ResultReason.NOT_SENT.name());
    OutcomeCode said =
        OutcomeCode.named(status(entry.text(WireFields.PAYLOAD)))
            .orElseThrow(() -> new IllegalArgumentException("no status of a result"));
    return Optional.of(
        new ResultRecord(
            entry.id(),
            entry.entryId(WireFields.INTENT_STREAM_ID),
            new ClientOrderId(entry.text(WireFields.CLIENT_ORDER_ID)),
            notSent ? OutcomeCode.NOT_SENT : said));
  }

  static Optional<DeadLetterRecord> letter(EntryFields entry) {
    OutcomeCode outcome =
        entry.text("dlq_code").equals(EXPIRED_CLOSE) ? OutcomeCode.EXPIRED : OutcomeCode.INVALID;
    return Optional.of(new DeadLetterRecord(entry.id(), entry.entryId("dlq_entry_id"), outcome));
  }

  static Optional<VenueArrival> arrival(EntryFields entry) {
    Effect effect =
        switch (entry.text("reduce_only")) {
          case "true" -> Effect.REDUCES;
          case "false" -> Effect.OPENS;
          default -> throw new IllegalArgumentException("reduce_only is neither true nor false");
        };
    return Optional.of(
        new VenueArrival(
            entry.id(),
            new ClientOrderId(entry.text(WireFields.CLIENT_ORDER_ID)),
            effect,
            entry.entryId(WireFields.INTENT_STREAM_ID)));
  }

  private static String status(String payload) {
    try (JsonParser in = JSON.createParser(payload.getBytes(StandardCharsets.UTF_8))) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          if (name.equals("status")) {
            return in.getText();
          }
          in.skipChildren();
        }
      }
      throw new IllegalArgumentException("a result without a status");
    } catch (IOException malformed) {
      throw new IllegalArgumentException("the payload of a result is no JSON", malformed);
    }
  }
}
