package io.quantum.pipeline.bootstrap;

import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A producer that never stops and a service that is killed again and again at random moments, its
 * successor under the other of two names. Several such runs go side by side.
 */
@Tag(Chaos.SHORT)
final class RandomKillsIT {
  private static final int RUNS = 4;
  private static final int MAX_COMMANDS = 150;
  private static final Map<String, String> VENUE =
      Map.of("PAPER_FAULTS", "latency:0-200ms,lose-reply:0.1,refuse:0.05");

  static Stream<Arguments> shortRuns() {
    return runs(12);
  }

  static Stream<Arguments> longRuns() {
    return runs(Chaos.rounds(200));
  }

  private static Stream<Arguments> runs(int rounds) {
    return IntStream.range(0, RUNS)
        .mapToObj(run -> Arguments.of(Chaos.seed(run), (rounds + RUNS - 1) / RUNS));
  }

  @ParameterizedTest(name = "seed {0}, {1} rounds")
  @MethodSource("shortRuns")
  void losesAndDoublesNothing(long seed, int rounds) {
    killAgainAndAgain(seed, rounds);
  }

  @ParameterizedTest(name = "seed {0}, {1} rounds")
  @MethodSource("longRuns")
  @Tag(Chaos.LONG)
  void losesAndDoublesNothingInTwoHundredRounds(long seed, int rounds) {
    killAgainAndAgain(seed, rounds);
  }

  private static void killAgainAndAgain(long seed, int rounds) {
    Random random = new Random(seed);
    try (Stage stage = new Stage()) {
      Traffic traffic = stage.traffic(seed);
      for (int round = 0; round < rounds; round++) {
        String name = "execution-" + (round % 2 == 0 ? "one" : "two");
        FaultyLink link = stage.link();
        AtomicInteger passed = new AtomicInteger();
        link.once(
            command -> {
              passed.incrementAndGet();
              return false;
            },
            FaultyLink.Harm.CUT_BEFORE);
        ServiceProcess service = stage.start(name, link.url(), VENUE);
        int moment = random.nextInt(MAX_COMMANDS);
        await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> passed.get() > moment);
        stage.kill(name, service);
      }
      traffic.close();
      ServiceProcess last = stage.start("execution-one", stage.redis().url(), VENUE);
      stage.awaitSoundEnd();
      last.awaitReady().close();
    }
  }
}
