package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Trims what groups read by MINID at what the slowest one needs, all else by length and age. */
final class RedisStreamRetention implements StreamRetention {
  private static final LuaScript TRIM = LuaScript.named("execution/trim");
  private static final long MOST = 100_000;
  private static final Duration LIFE_OF_A_LETTER = Duration.ofDays(30);
  private static final int SLICE = 10_000;

  private final RedisConnections redis;
  private final RedisConfig config;
  private final RedisKeys keys;

  @Inject
  RedisStreamRetention(RedisConnections redis, RedisConfig config, RedisKeys keys) {
    this.redis = redis;
    this.config = config;
    this.keys = keys;
  }

  @Override
  public Trimmed trim() {
    List<byte[]> touched =
        new ArrayList<>(
            List.of(keys.audit, keys.deadLetters, keys.intents, keys.results, keys.paperOrders));
    Arguments args =
        new Arguments()
            .add(MOST)
            .add(LIFE_OF_A_LETTER.toMillis())
            .add(SLICE)
            .add(keys.group)
            .add(config.streamMaxLength())
            .add(MOST)
            .add(MOST);
    config
        .legacyResultStream()
        .ifPresent(
            mirror -> {
              touched.add(RedisKeys.utf8(mirror));
              args.add(MOST);
            });
    Reply intents =
        new Reply(redis.step("trim streams", TRIM, touched.toArray(byte[][]::new), args.toArray()))
            .nested(0);
    return new Trimmed(intents.number(0), intents.number(1), intents.maybeText(2));
  }
}
