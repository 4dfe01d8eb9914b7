package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has to hold though nothing breaks: the venue is merely slow, or a second instance there. */
@Tag(Chaos.SHORT)
final class UnderLoadIT {
  private static final int ORDERS = 40;
  private static final int PAIRS = 60;

  @Test
  void keepsTheWindowByArrivalThoughOrdersTakeTheirTime() {
    long window = 1_000;
    try (Stage stage = new Stage()) {
      ServiceProcess service =
          stage
              .start(
                  "execution-one",
                  stage.redis().url(),
                  Map.of(
                      "PAPER_FAULTS",
                      "latency:0-1000ms",
                      "EXECUTION_WINDOW_MS",
                      Long.toString(window)))
              .awaitReader();

      int symbol = 0;
      while (stage.bus().venueOrders().size() < ORDERS) {
        stage.bus().add(Bus.payload(symbol(symbol++), "BUY"));
        stage.awaitServerTime(10);
      }
      stage.awaitRest();

      stage.history().assertSound(Stage.LIMIT, window);
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void keepsTheOrderOfASymbolThoughTwoInstancesAreThere() {
    Map<String, String> unlimited =
        Map.of("EXECUTION_RATE_LIMIT", "1000", "EXECUTION_LEASE_MS", "15000");
    try (Stage stage = new Stage()) {
      List<ServiceProcess> services = new ArrayList<>();
      for (String name : List.of("execution-one", "execution-two")) {
        services.add(stage.start(name, stage.redis().url(), unlimited));
      }
      services.forEach(ServiceProcess::awaitReady);

      for (int pair = 1; pair <= PAIRS; pair++) {
        stage.bus().add(Bus.payload(symbol(pair), "BUY"));
        stage.bus().add(Bus.payload(symbol(pair), "CLOSE"));
        int upToNow = 2 * pair;
        await()
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> stage.bus().settled() > upToNow - 6);
      }
      stage.awaitRest();

      assertThat(stage.bus().settled()).isEqualTo(2L * PAIRS);
      stage.bus().assertNoCloseOvertookItsOpening();
      for (int pair = 1; pair <= PAIRS; pair++) {
        String symbol = symbol(pair);
        assertThat(stage.bus().venueOrders())
            .filteredOn(order -> order.getBody().get("symbol").equals(symbol))
            .extracting(UnderLoadIT::side)
            .isIn(List.of("BUY", "SELL"), List.of("BUY"), List.of());
      }
      stage.history().assertSound(1_000, Stage.WINDOW_MS);
      for (ServiceProcess service : services) {
        assertThat(service.stop()).isZero();
      }
    }
  }

  private static String side(StreamMessage<String, String> order) {
    return order.getBody().get("side");
  }

  private static String symbol(int number) {
    return "A" + (char) ('A' + number % 26) + (char) ('A' + number / 26 % 26) + "USDT";
  }
}
