package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.execution.OrderRecord.Phase;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whole hashes by HGETALL, which is what the rights of a reading user include. */
final class RedisIntentRecords implements IntentRecords {
  private static final String READ = "look up an intent";

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisIntentRecords(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public Optional<EntryId> published(ClientOrderId identity) {
    return believing(
        () ->
            Optional.ofNullable(fields(keys.published(identity)).get("entry_id"))
                .map(EntryId::parse));
  }

  @Override
  public Optional<OrderRecord> order(ClientOrderId identity) {
    Map<String, String> record = fields(keys.order(identity));
    return record.isEmpty()
        ? Optional.empty()
        : believing(() -> Optional.of(order(identity, record)));
  }

  @Override
  public Optional<ClientOrderId> underWay(EntryId entry) {
    return believing(
        () ->
            Optional.ofNullable(fields(keys.claimed).get(entry.toString()))
                .map(ClientOrderId::new));
  }

  private static OrderRecord order(ClientOrderId identity, Map<String, String> record) {
    Phase phase =
        switch (field(record, "state")) {
          case "SUBMITTING" -> Phase.IN_FLIGHT;
          case "UNRESOLVED" -> Phase.UNRESOLVED;
          case "DONE" -> Phase.ENDED;
          default -> throw new IllegalArgumentException("an order that is neither of ours");
        };
    return new OrderRecord(
        identity,
        EntryId.parse(field(record, "entry_id")),
        new Symbol(field(record, "symbol")),
        Action.valueOf(field(record, "action")),
        phase,
        Instant.ofEpochMilli(Long.parseLong(field(record, "claimed_at"))),
        Long.parseLong(field(record, "epoch")),
        phase == Phase.ENDED ? Optional.of(ending(record)) : Optional.empty());
  }

  private static OrderRecord.Ending ending(Map<String, String> record) {
    return new OrderRecord.Ending(
        OutcomeCode.named(field(record, "outcome"))
            .orElseThrow(() -> new IllegalArgumentException("an order without an outcome")),
        EntryId.parse(field(record, "result_id")));
  }

  private static String field(Map<String, String> record, String name) {
    String value = record.get(name);
    if (value == null) {
      throw new IllegalArgumentException("an order without the field " + name);
    }
    return value;
  }

  private Map<String, String> fields(byte[] hash) {
    Map<String, String> fields = new HashMap<>();
    redis
        .lookUp(READ, commands -> commands.hgetall(hash))
        .forEach((name, value) -> fields.put(text(name), text(value)));
    return fields;
  }

  private <T> T believing(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException planted) {
      throw RedisFailures.planted(redis.location(), planted);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
