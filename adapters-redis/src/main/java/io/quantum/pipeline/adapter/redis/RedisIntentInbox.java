package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.models.stream.PendingMessage;
import io.quantum.pipeline.application.port.out.GroupOpening;
import io.quantum.pipeline.application.port.out.InboxReading;
import io.quantum.pipeline.application.port.out.IntentBatch;
import io.quantum.pipeline.application.port.out.IntentInbox;
import io.quantum.pipeline.application.port.out.ReaderTerm;
import io.quantum.pipeline.application.port.out.SweepDecision;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The consumer group, read in batches on a connection of its own. */
final class RedisIntentInbox implements IntentInbox {
  private static final LuaScript ENSURE_GROUP = LuaScript.named("ensure_group");
  private static final LuaScript WORLD = LuaScript.named("world");
  private static final LuaScript SWEEP = LuaScript.named("sweep");
  private static final Duration LEFT_ALONE = Duration.ofSeconds(60);
  private static final byte[] EVENT_TYPE = RedisKeys.utf8(WireFields.EVENT_TYPE);
  private static final byte[] PAYLOAD = RedisKeys.utf8(WireFields.PAYLOAD);
  private static final byte[] SOURCE = RedisKeys.utf8(WireFields.SOURCE);
  private static final byte[] DATA = RedisKeys.utf8(WireFields.DATA);
  private static final byte[] SYMBOL = RedisKeys.utf8(IntentField.SYMBOL.wireName());
  private static final String READ = "read intents";

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final OrderLimits limits;
  private final String groupStart;

  @Inject
  RedisIntentInbox(RedisConnections redis, RedisKeys keys, OrderLimits limits, RedisConfig config) {
    this.redis = redis;
    this.keys = keys;
    this.limits = limits;
    this.groupStart = config.groupStart();
  }

  @Override
  public GroupOpening open(LedgerMark seen) {
    Reply reply =
        new Reply(
            redis.step(
                "open the consumer group",
                ENSURE_GROUP,
                new byte[][] {
                  keys.intents, keys.ledger, keys.anchor, keys.tradingState, keys.attempts
                },
                new Arguments()
                    .add(keys.group)
                    .add(groupStart)
                    .add(seen.settled())
                    .add(seen.anchored() ? 1 : 0)
                    .toArray()));
    return GroupOpening.valueOf(reply.text(0));
  }

  @Override
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    XReadArgs args = XReadArgs.Builder.count(max);
    if (!patience.isZero()) {
      args.block(patience);
    }
    RedisFuture<List<StreamMessage<byte[], byte[]>>> read =
        redis.start(
            READ,
            commands ->
                commands.xreadgroup(
                    Consumer.from(keys.group, RedisKeys.utf8(reader.text())),
                    args,
                    XReadArgs.StreamOffset.lastConsumed(keys.intents)));
    RedisFuture<List<Object>> world = startWorld();
    try {
      List<StreamMessage<byte[], byte[]>> messages = redis.finish(READ, read);
      return delivered(world(world), messages.stream().map(RedisIntentInbox::delivery).toList());
    } catch (ExecutionException failed) {
      return lostOrThrow(failed.getCause());
    }
  }

  @Override
  public InboxReading readPending(ConsumerName reader, EntryId after, int max) {
    List<PendingMessage> page;
    RedisFuture<List<PendingMessage>> listed =
        redis.start(
            READ,
            commands ->
                commands.xpending(
                    keys.intents,
                    Consumer.from(keys.group, RedisKeys.utf8(reader.text())),
                    Range.from(
                        Range.Boundary.excluding(after.toString()), Range.Boundary.unbounded()),
                    Limit.from(max)));
    try {
      page = redis.finish(READ, listed);
      List<RedisFuture<List<StreamMessage<byte[], byte[]>>>> bodies = new ArrayList<>();
      for (PendingMessage pending : page) {
        bodies.add(
            redis.start(
                READ,
                commands ->
                    commands.xrange(keys.intents, Range.create(pending.getId(), pending.getId()))));
      }
      RedisFuture<List<Object>> world = startWorld();
      List<Delivery> deliveries = new ArrayList<>();
      List<EntryId> gone = new ArrayList<>();
      for (int i = 0; i < page.size(); i++) {
        List<StreamMessage<byte[], byte[]>> body = redis.finish(READ, bodies.get(i));
        if (body.isEmpty()) {
          gone.add(EntryId.parse(page.get(i).getId()));
        } else {
          deliveries.add(delivery(body.get(0)));
        }
      }
      Reply now = world(world);
      return new InboxReading.Delivered(batch(now, deliveries, gone));
    } catch (ExecutionException failed) {
      return lostOrThrow(failed.getCause());
    }
  }

  @Override
  public IntentBatch glance() {
    return batch(
        new Reply(redis.step("read the state of the world", WORLD, worldKeys(), worldArguments())),
        List.of(),
        List.of());
  }

  @Override
  public SweepDecision sweep(ReaderTerm term, Optional<ConsumerName> predecessor, int max) {
    Reply reply =
        new Reply(
            redis.step(
                "sweep pending entries",
                SWEEP,
                new byte[][] {
                  keys.intents,
                  keys.claimed,
                  keys.audit,
                  keys.ledger,
                  keys.anchor,
                  keys.reader,
                  keys.attempts
                },
                new Arguments()
                    .add(keys.group)
                    .add(term.epoch())
                    .add(term.token())
                    .add(term.owner().text())
                    .addText(predecessor.map(ConsumerName::text))
                    .add(LEFT_ALONE.toMillis())
                    .add(max)
                    .toArray()));
    return reply.text(0).equals("FENCED")
        ? new SweepDecision.Fenced()
        : new SweepDecision.Swept(reply.number(1), reply.number(2), reply.number(3) > 0);
  }

  // By its text, not by its digest: behind a blocking read nobody could load it in time.
  private RedisFuture<List<Object>> startWorld() {
    return redis.start(
        READ,
        commands ->
            commands.evalReadOnly(
                WORLD.source(), ScriptOutputType.MULTI, worldKeys(), worldArguments()));
  }

  private byte[][] worldKeys() {
    return new byte[][] {
      keys.tradingState,
      keys.safeMode,
      keys.openingWindow,
      keys.ledger,
      keys.anchor,
      keys.limitOverride,
      keys.limits
    };
  }

  private byte[][] worldArguments() {
    return new Arguments()
        .add(limits.openings().occupancyMillis())
        .add(limits.openings().limit())
        .add(keys.presencePrefix)
        .toArray();
  }

  private Reply world(RedisFuture<List<Object>> started) throws ExecutionException {
    return new Reply(redis.finish(READ, started));
  }

  private static InboxReading delivered(Reply world, List<Delivery> deliveries) {
    return new InboxReading.Delivered(batch(world, deliveries, List.of()));
  }

  private static IntentBatch batch(Reply world, List<Delivery> deliveries, List<EntryId> gone) {
    return new IntentBatch(
        world.micros(0),
        TradingState.valueOf(world.text(1)),
        world.number(2),
        Math.toIntExact(world.number(3)),
        new LedgerMark(world.number(5) == 1, world.number(4)),
        deliveries,
        gone);
  }

  private InboxReading lostOrThrow(Throwable failed) {
    if (RedisFailures.saysGroupLost(failed)) {
      return new InboxReading.GroupLost(RedisFailures.firstWord(failed));
    }
    throw RedisFailures.of(READ, redis.location(), failed);
  }

  // Keys are byte arrays, so the map keeps repeated fields apart: the last one counts.
  static Delivery delivery(StreamMessage<byte[], byte[]> message) {
    Optional<byte[]> eventType = Optional.empty();
    Optional<byte[]> payload = Optional.empty();
    Optional<byte[]> source = Optional.empty();
    PayloadPlace otherwise = PayloadPlace.NOWHERE;
    for (Map.Entry<byte[], byte[]> field : message.getBody().entrySet()) {
      if (Arrays.equals(field.getKey(), EVENT_TYPE)) {
        eventType = Optional.of(field.getValue());
      } else if (Arrays.equals(field.getKey(), PAYLOAD)) {
        payload = Optional.of(field.getValue());
      } else if (Arrays.equals(field.getKey(), SOURCE)) {
        source = Optional.of(field.getValue());
      } else if (Arrays.equals(field.getKey(), DATA)) {
        otherwise = PayloadPlace.DATA;
      } else if (Arrays.equals(field.getKey(), SYMBOL) && otherwise == PayloadPlace.NOWHERE) {
        otherwise = PayloadPlace.FLAT;
      }
    }
    EntryId id = EntryId.parse(message.getId());
    Optional<String> type = eventType.map(RedisIntentInbox::text);
    PublisherId publisher =
        source.map(bytes -> PublisherId.asRead(text(bytes))).orElse(PublisherId.UNKNOWN);
    return payload.isPresent()
        ? Delivery.of(id, type, payload.get(), publisher)
        : Delivery.withoutPayload(id, type, otherwise, publisher);
  }

  // What is not UTF-8 keeps its ASCII part readable and can match no contract value.
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
