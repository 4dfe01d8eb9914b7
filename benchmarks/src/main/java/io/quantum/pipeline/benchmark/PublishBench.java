package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.TradeIntentClient;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.publish.port.in.PublishAnswer;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.Submission;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishing through the library, in batches, beside {@code redis-benchmark -P 100} doing bare XADD
 * of the same entry on the same server, before and after: with its 50 clients, and with one, as the
 * library has one connection.
 *
 * <p>{@code PublishBench [count] [rounds]}; prints entries a second of both and the ratio. Fails if
 * any intent was not published.
 */
public final class PublishBench {
  private static final String FIFTY = "50";
  private static final String ONE = "1";
  private static final int UNDER_WAY = 3;
  private static final int BATCH = 250;
  private static final Pattern RATE = Pattern.compile("([0-9.]+) requests per second");

  private PublishBench() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    if (BenchRedis.onPath("redis-benchmark").isEmpty()) {
      System.err.println("The floor needs redis-benchmark: apt-get install redis-tools");
      System.exit(64);
    }
    System.out.printf("publish: %,d intents of ~300 bytes a round, batches of %d%n", count, BATCH);
    run(Math.min(count, 50_000), "warm-up");
    for (int round = 1; round <= rounds; round++) {
      run(count, "round " + round);
    }
  }

  private static void run(int count, String name) throws IOException, InterruptedException {
    List<Submission> intents = intents(count, name);
    double before;
    double single;
    double ours;
    double after;
    try (BenchRedis redis = BenchRedis.start()) {
      before = floor(redis, count, FIFTY);
      single = floor(redis, count, ONE);
      ours = publish(redis, intents);
      after = floor(redis, count, FIFTY);
    }
    System.out.printf(
        "%-8s library %,8.0f/s   floor: 50 clients %,8.0f/s, ratio %.2f; 1 client %,8.0f/s, ratio"
            + " %.2f%n",
        name, ours, (before + after) / 2, ours * 2 / (before + after), single, ours / single);
  }

  private static List<Submission> intents(int count, String name) {
    List<Submission> all = new ArrayList<>(count);
    String now = Instant.now().toString();
    for (int i = 0; i < count; i++) {
      all.add(
          new Submission(
              payload(now, name.replace(' ', '-') + i).getBytes(StandardCharsets.UTF_8),
              Optional.of("ai-engine")));
    }
    return all;
  }

  private static String payload(String timestamp, String id) {
    return ("{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\","
            + " \"intent_id\": \"%s\", \"entry_price\": 95000.5, \"stop_loss\": 93500.0,"
            + " \"model\": \"lgbm-v5\", \"regime\": \"trend\", \"volatility_pct\": 0.0213,"
            + " \"atr_value\": 412.75}")
        .formatted(timestamp, id);
  }

  private static double publish(BenchRedis redis, List<Submission> intents) {
    RedisConfig config = RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", redis.url())));
    try (TradeIntentClient client = TradeIntentClient.open(config)) {
      client.start(intents.subList(0, 1)).await();
      Deque<PublishTradeIntent.Publishing> underWay = new ArrayDeque<>();
      long published = 1;
      long started = System.nanoTime();
      for (int from = 1; from < intents.size(); from += BATCH) {
        if (underWay.size() == UNDER_WAY) {
          published += published(underWay.poll());
        }
        underWay.add(client.start(intents.subList(from, Math.min(from + BATCH, intents.size()))));
      }
      while (!underWay.isEmpty()) {
        published += published(underWay.poll());
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      if (published != intents.size()) {
        throw new IllegalStateException(published + " of " + intents.size() + " were published");
      }
      return intents.size() / seconds;
    }
  }

  private static long published(PublishTradeIntent.Publishing publishing) {
    return publishing.await().stream().filter(PublishBench::isPublished).count();
  }

  private static boolean isPublished(PublishAnswer answer) {
    return answer.fold(
        settled -> settled.outcome() instanceof PublishOutcome.Published,
        refused -> false,
        unknown -> false);
  }

  private static double floor(BenchRedis redis, int count, String clients)
      throws IOException, InterruptedException {
    Process benchmark =
        new ProcessBuilder(
                "redis-benchmark",
                "-p",
                Integer.toString(redis.port()),
                "-n",
                Integer.toString(count),
                "-c",
                clients,
                "-P",
                "100",
                "-q",
                "XADD",
                "floor",
                "*",
                "event_type",
                "trade.intent",
                "payload",
                payload("2026-01-21T00:03:10.982Z", "round-1-100000"),
                "timestamp",
                "2026-01-21T00:03:10.982Z",
                "source",
                "ai-engine")
            .redirectErrorStream(true)
            .start();
    String said = new String(benchmark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    benchmark.waitFor();
    Matcher rate = RATE.matcher(said);
    double last = 0;
    while (rate.find()) {
      last = Double.parseDouble(rate.group(1));
    }
    if (last == 0) {
      throw new IllegalStateException("redis-benchmark said: " + said);
    }
    return last;
  }
}
