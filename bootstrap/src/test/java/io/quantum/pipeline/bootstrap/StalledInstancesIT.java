package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Instances that stand still for longer than lease and fence, and then go on as if nothing was. */
@Tag(Chaos.SHORT)
final class StalledInstancesIT {
  private static final int SEAT_MS = 8_000;
  private static final Map<String, String> VENUE = Map.of("PAPER_FAULTS", "latency:0-300ms");

  static Stream<Arguments> shortRuns() {
    return Stream.of(Arguments.of(2, Chaos.seed(0), 3), Arguments.of(3, Chaos.seed(1), 3));
  }

  static Stream<Arguments> longRuns() {
    int rounds = Chaos.rounds(200) / 10;
    return Stream.of(
        Arguments.of(2, Chaos.seed(2), rounds), Arguments.of(3, Chaos.seed(3), rounds));
  }

  @ParameterizedTest(name = "{0} instances, seed {1}, {2} stalls")
  @MethodSource("shortRuns")
  void ordersNothingTwiceWhileInstancesStall(int instances, long seed, int stalls) {
    stallAgainAndAgain(instances, seed, stalls);
  }

  @ParameterizedTest(name = "{0} instances, seed {1}, {2} stalls")
  @MethodSource("longRuns")
  @Tag(Chaos.LONG)
  void ordersNothingTwiceWhileInstancesStallForLong(int instances, long seed, int stalls) {
    stallAgainAndAgain(instances, seed, stalls);
  }

  private static void stallAgainAndAgain(int instances, long seed, int stalls) {
    Random random = new Random(seed);
    try (Stage stage = new Stage()) {
      List<ServiceProcess> services = new ArrayList<>();
      for (int i = 0; i < instances; i++) {
        services.add(stage.start("execution-" + i, stage.redis().url(), VENUE));
      }
      services.forEach(ServiceProcess::awaitReady);
      Traffic traffic = stage.traffic(seed);
      for (int i = 0; i < stalls; i++) {
        // Mostly the reader, which has the most to spoil; often for longer than its lease lasts.
        ServiceProcess stalled =
            random.nextInt(3) > 0
                ? reader(stage, services)
                : services.get(random.nextInt(instances));
        int longEnough = (int) (Stage.LEASE_MS + Stage.FENCE_MS) + 500;
        stalled.stall();
        stage.awaitServerTime(longEnough + random.nextInt(SEAT_MS));
        stalled.goOn();
        stage.awaitServerTime(random.nextInt(1_000));
      }
      traffic.close();
      stage.awaitSoundEnd();
      for (ServiceProcess service : services) {
        assertThat(service.stop()).as(service.log()).isZero();
      }
    }
  }

  @Test
  void turnsAwayWhatAStalledOwnerSendsTooLate() {
    try (Stage stage = new Stage()) {
      ServiceProcess owner =
          stage
              .start(
                  "execution-one",
                  stage.redis().url(),
                  Map.of("PAPER_FAULTS", "latency:2000-2000ms"))
              .awaitReader();
      ServiceProcess other = stage.start("execution-two").awaitReady();

      stage.bus().add(Bus.payload("BTCUSDT", "BUY"));
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> stage.redis().commands().zcard("quantum:exec:inflight") == 1);
      owner.stall();
      stage.bus().awaitSettled(1);
      owner.goOn();
      owner.awaitLog("ORDER TAKEN OVER");

      // Stalled too late on a slow machine, it had sent the order, which then is found.
      stage.bus().assertOrderedOrUnsent();
      assertThat(stage.bus().results()).hasSize(1);
      stage.awaitSoundEnd();
      assertThat(owner.stop()).isZero();
      assertThat(other.stop()).isZero();
    }
  }

  private static ServiceProcess reader(Stage stage, List<ServiceProcess> services) {
    // Between two readers there is none for a moment.
    String owner =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> stage.redis().commands().hget("quantum:exec:reader", "owner"),
                Objects::nonNull);
    return services.get(Integer.parseInt(owner.substring("execution-".length())));
  }
}
