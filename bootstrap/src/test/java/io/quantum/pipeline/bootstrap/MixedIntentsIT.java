package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that producers send, in any mixture, on a venue that misbehaves in every way. */
@Tag(Chaos.SHORT)
final class MixedIntentsIT {
  private static final String FAULTS =
      "latency:0-400ms,lose-reply:0.1,refuse:0.05,hide-lookup:3,seed:";
  private static final int SYMBOLS = 400;

  private enum Kind {
    BUY,
    SELL,
    CLOSE,
    STALE,
    STALE_CLOSE,
    AGAIN,
    INVALID
  }

  @Test
  void endsTwoThousandMixedIntentsOnceEach() {
    mixed(2_000, Long.getLong("chaos.seed", 4_002));
  }

  @Test
  @Tag(Chaos.LONG)
  void endsTwentyThousandMixedIntentsOnceEach() {
    mixed(20_000, Long.getLong("chaos.seed", System.nanoTime()));
  }

  private static void mixed(int entries, long seed) {
    Random random = new Random(seed);
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick("PAPER_FAULTS", FAULTS + seed));
      Map<Kind, Integer> sent = publish(scenario, entries, random);

      await()
          .atMost(Duration.ofMinutes(25))
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(
              () -> assertThat(scenario.bus.settled()).as("seed %d", seed).isEqualTo(entries));

      scenario.assertSound();
      Map<String, String> ledger = scenario.bus.ledger();
      assertThat(ledger)
          .as("seed %d", seed)
          .containsEntry("invalid", "" + sent.get(Kind.INVALID))
          .containsEntry("expired", "" + (sent.get(Kind.STALE) + sent.get(Kind.STALE_CLOSE)))
          .containsKeys("filled", "rejected", "duplicate", "rate_limited");
      assertThat(service.stop()).isZero();
    }
  }

  // Pipelined, so that the service meets full batches.
  private static Map<Kind, Integer> publish(Scenario scenario, int entries, Random random) {
    Map<Kind, Integer> sent = new EnumMap<>(Kind.class);
    List<String> openings = new ArrayList<>();
    try (StatefulRedisConnection<String, String> connection = scenario.redis.connect()) {
      List<RedisFuture<String>> added = new ArrayList<>();
      for (int i = 0; i < entries; i++) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        sent.merge(kind, 1, Integer::sum);
        String payload = payload(kind, random, openings);
        added.add(
            connection
                .async()
                .xadd(
                    Bus.INTENTS,
                    Map.of("event_type", "trade.intent", "payload", payload, "source", "mixed")));
      }
      LettuceFutures.awaitAll(1, TimeUnit.MINUTES, added.toArray(RedisFuture[]::new));
    }
    return sent;
  }

  private static String payload(Kind kind, Random random, List<String> openings) {
    String symbol = symbol(random);
    Instant now = Instant.now();
    switch (kind) {
      case BUY, SELL -> {
        openings.add(Bus.payload(symbol, kind.name(), now));
        return openings.get(openings.size() - 1);
      }
      case AGAIN -> {
        return openings.isEmpty()
            ? Bus.payload(symbol, "BUY", now)
            : openings.get(random.nextInt(openings.size()));
      }
      case CLOSE -> {
        return Bus.payload(symbol, "CLOSE", now);
      }
      case STALE -> {
        return Bus.payload(symbol, "BUY", now.minusSeconds(700));
      }
      case STALE_CLOSE -> {
        return Bus.payload(symbol, "CLOSE", now.minusSeconds(4_000));
      }
      default -> {
        return Bus.payload(symbol, "HODL", now);
      }
    }
  }

  private static String symbol(Random random) {
    int number = random.nextInt(SYMBOLS);
    return "M" + (char) ('A' + number / 26) + (char) ('A' + number % 26) + "USDT";
  }
}
