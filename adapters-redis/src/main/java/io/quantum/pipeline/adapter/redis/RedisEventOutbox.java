package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.publish.port.out.AppendOutcome;
import io.quantum.pipeline.application.publish.port.out.EventOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingEvent;
import jakarta.inject.Inject;

/** Appends events by one script; never trims. */
final class RedisEventOutbox implements EventOutbox {
  private static final LuaScript APPEND = LuaScript.named("publish/append");

  private final RedisConnections redis;
  private final long hardLimit;

  @Inject
  RedisEventOutbox(RedisConnections redis, RedisConfig config) {
    this.redis = redis;
    this.hardLimit = config.streamHardLimit();
  }

  @Override
  public AppendOutcome append(OutgoingEvent event) {
    Reply reply =
        new Reply(
            redis.step(
                "publish an event",
                APPEND,
                new byte[][] {RedisKeys.utf8(event.stream().text())},
                new Arguments()
                    .add(hardLimit)
                    .add(event.eventType())
                    .add(event.payload())
                    .add(event.source().text())
                    .toArray()));
    return reply.text(0).equals("FULL")
        ? new AppendOutcome.StreamFull(reply.number(1), hardLimit)
        : new AppendOutcome.Appended(reply.entryId(1));
  }
}
