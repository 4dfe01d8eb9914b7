package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Publishes by one idempotent script for a batch; never trims. */
final class RedisIntentOutbox implements IntentOutbox {
  private static final LuaScript PUBLISH = LuaScript.named("publish/publish");
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
  public Sending send(List<OutgoingIntent> intents) {
    byte[][] touched = new byte[intents.size() + 1][];
    touched[0] = keys.intents;
    Arguments args =
        new Arguments().add(hardLimit).add(MEMORY.toMillis()).add(WireFields.TRADE_INTENT);
    for (int i = 0; i < intents.size(); i++) {
      OutgoingIntent intent = intents.get(i);
      touched[i + 1] = keys.published(intent.identity().clientOrderId());
      args.add(intent.identity().bodyHash().hex())
          .add(intent.payload())
          .add(intent.source().text());
    }
    RedisConnections.Started step =
        redis.startStep("publish intents", PUBLISH, touched, args.toArray());
    return () -> outcomes(new Reply(step.await()));
  }

  private List<PublishOutcome> outcomes(Reply reply) {
    List<PublishOutcome> outcomes = new ArrayList<>(reply.size());
    for (int i = 0; i < reply.size(); i++) {
      outcomes.add(outcome(reply.nested(i)));
    }
    return outcomes;
  }

  private PublishOutcome outcome(Reply reply) {
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
    return redis.now();
  }
}
