package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.quantum.pipeline.application.HistoryScene;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The archive on a real Redis; records are written with the field names of the service. */
final class RedisHistoryScene implements HistoryScene {
  private final RedisWorld world = new RedisWorld();
  private final Map<String, String> limits = new HashMap<>();

  @Override
  public HistoryArchive archive() {
    return new RedisHistoryArchive(world.connections, world.keys);
  }

  @Override
  public EntryId publish() {
    return add(
        HistoryStream.INTENTS,
        Map.of("event_type", "trade.intent", "payload", "{}", "source", "somebody"));
  }

  @Override
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  public void deliver() {
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    world
        .server
        .commands()
        .xreadgroup(
            Consumer.from(world.keys.groupName, "execution-test"),
            XReadArgs.Builder.count(10_000),
            StreamOffset.lastConsumed(world.keys.intentsName));
  }

  @Override
  public EntryId audit(OutcomeCode outcome, long count, List<EntryId> entries) {
    return add(
        HistoryStream.AUDIT,
        Map.of(
            "outcome",
            outcome.wireName(),
            "reason",
            "GLOBAL_WINDOW",
            "count",
            Long.toString(count),
            "ids",
            entries.stream().map(EntryId::toString).collect(Collectors.joining(" ")),
            "consumer",
            "execution-test",
            "timestamp",
            "2026-01-21T00:03:11.000Z"));
  }

  @Override
  public EntryId result(EntryId entry, ClientOrderId order, OutcomeCode outcome) {
    boolean notSent = outcome == OutcomeCode.NOT_SENT;
    String status = notSent ? "rejected" : outcome.wireName();
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "event_type",
                "execution.result",
                "payload",
                "{\"symbol\":\"BTCUSDT\",\"leverage\":null,\"status\":\"" + status + "\"}",
                "intent_stream_id",
                entry.toString(),
                "client_order_id",
                order.text()));
    if (notSent) {
      fields.put("reason", "NOT_SENT");
    }
    return add(HistoryStream.RESULTS, fields);
  }

  @Override
  public EntryId letter(EntryId entry, OutcomeCode outcome) {
    return add(
        HistoryStream.DEAD_LETTERS,
        Map.of(
            "payload",
            "{",
            "dlq_code",
            outcome == OutcomeCode.EXPIRED ? "EXPIRED_CLOSE" : "MALFORMED_JSON",
            "dlq_entry_id",
            entry.toString()));
  }

  @Override
  public EntryId arrival(ClientOrderId order, Effect effect, EntryId entry) {
    return add(
        HistoryStream.VENUE_ORDERS,
        Map.of(
            "client_order_id",
            order.text(),
            "symbol",
            "BTCUSDT",
            "side",
            "BUY",
            "reduce_only",
            effect == Effect.REDUCES ? "true" : "false",
            "intent_stream_id",
            entry.toString()));
  }

  @Override
  public void claim(ClientOrderId order, EntryId entry) {
    world.server.commands().hset("quantum:exec:claimed", entry.toString(), order.text());
    record(order, Map.of("state", "SUBMITTING", "entry_id", entry.toString()));
  }

  @Override
  public void end(ClientOrderId order, EntryId entry, EntryId result) {
    world.server.commands().hdel("quantum:exec:claimed", entry.toString());
    record(
        order,
        Map.of("state", "DONE", "entry_id", entry.toString(), "result_id", result.toString()));
  }

  private void record(ClientOrderId order, Map<String, String> fields) {
    world.server.commands().hset("quantum:exec:order:" + order.text(), fields);
  }

  @Override
  public EntryId garbage(HistoryStream stream) {
    return add(
        stream,
        Map.of(
            "outcome",
            "halted",
            "count",
            "x",
            "ids",
            "x",
            "intent_stream_id",
            "x",
            "dlq_code",
            "x"));
  }

  @Override
  public void foreign(HistoryStream stream) {
    add(
        stream,
        stream == HistoryStream.AUDIT
            ? Map.of("outcome", "limit", "reason", "more wanted", "by", "desk")
            : Map.of("event_type", "execution.result", "payload", "{}", "source", "somebody"));
  }

  @Override
  public void trim(HistoryStream stream, int kept) {
    world.server.commands().xtrim(key(stream), kept);
  }

  @Override
  public void delete(HistoryStream stream, EntryId id) {
    world.server.commands().xdel(key(stream), id.toString());
  }

  @Override
  public void limitInUse(int limit) {
    limits.put("execution-" + limit, Integer.toString(limit));
    world.server.commands().hset("quantum:exec:limits", limits);
  }

  private EntryId add(HistoryStream stream, Map<String, String> fields) {
    return EntryId.parse(world.server.commands().xadd(key(stream), fields));
  }

  private static String key(HistoryStream stream) {
    return switch (stream) {
      case INTENTS -> "quantum:stream:trade.intent";
      case AUDIT -> "quantum:stream:execution.audit";
      case RESULTS -> "quantum:stream:execution.result";
      case DEAD_LETTERS -> "quantum:stream:trade.intent.dlq";
      case VENUE_ORDERS -> "quantum:stream:paper.orders";
    };
  }
}
