package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.port.out.IntentOutbox;
import io.quantum.pipeline.application.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Publishes by one idempotent script; never trims. */
final class RedisIntentOutbox implements IntentOutbox {
  private static final LuaScript PUBLISH = LuaScript.named("publish");
  private static final LuaScript WORLD = LuaScript.named("world");
  private static final Duration MEMORY = Duration.ofHours(24);

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final long hardLimit;

  @Inject
  RedisIntentOutbox(RedisConnections redis, RedisKeys keys, RedisConfig config) {
    this.redis = redis;
    this.keys = keys;
    this.hardLimit = config.streamHardLimit();
  }

  @Override
  public PublishOutcome publish(OutgoingIntent intent) {
    Reply reply =
        new Reply(
            redis.step(
                "publish an intent",
                PUBLISH,
                new byte[][] {keys.intents, keys.published(intent.identity().clientOrderId())},
                new Arguments()
                    .add(hardLimit)
                    .add(intent.identity().bodyHash().hex())
                    .add(MEMORY.toMillis())
                    .add(WireFields.TRADE_INTENT)
                    .add(intent.payload())
                    .add(intent.source().text())
                    .toArray()));
    return switch (reply.text(0)) {
      case "PUBLISHED" -> new PublishOutcome.Published(reply.entryId(1));
      case "ALREADY" -> new PublishOutcome.Already(reply.entryId(1));
      case "CONFLICT" -> new PublishOutcome.Conflict(reply.entryId(1));
      case "FULL" -> new PublishOutcome.BacklogFull(reply.number(1), hardLimit);
      default -> throw new IllegalStateException("publish answered " + reply.text(0));
    };
  }

  @Override
  public Instant now() {
    return new Reply(
            redis.look(
                "read the clock",
                WORLD,
                new byte[][] {keys.tradingState, keys.safeMode, keys.openingWindow},
                RedisKeys.utf8("1")))
        .micros(0);
  }
}
