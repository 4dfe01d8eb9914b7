package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One legal XADD under a large id, or the largest there is, harms neither others nor itself. */
final class LargestIdIT {
  private static final String LARGEST = "18446744073709551615-18446744073709551615";

  @Test
  void isDecidedAsItsNeighboursAreAndSaidWithWhatHelps() {
    try (Stage stage = new Stage()) {
      ServiceProcess service = stage.start("execution-a").awaitReader();
      stage.bus().add(Bus.payload("BTCUSDT", "BUY"));
      add(stage, "9300000000000000000-9300000000000000000", "ETHUSDT", "BUY");
      add(stage, "18446744073709551615-18446744073709551614", "SOLUSDT", "SELL");
      add(stage, LARGEST, "BNBUSDT", "BUY");
      stage.awaitSettled(4);

      assertThat(stage.bus().ledger()).containsOnly(Map.entry("filled", "4"));
      assertThat(stage.bus().missing()).isZero();
      service.awaitLog("STREAM EXHAUSTED: " + Bus.INTENTS + " has used up its ids");
      assertThat(service.get("/health").body()).contains("used up its ids", "RENAMENX");
      assertThat(service.log()).doesNotContain("REDIS AWAY", "Exception");
      assertThat(service.stop()).isZero();

      ServiceProcess next = stage.start("execution-a").awaitReader();
      stage.redis().commands().xdel(Bus.INTENTS, LARGEST);
      assertThat(stage.redis().commands().renamenx(Bus.INTENTS, Bus.INTENTS + ".full")).isTrue();
      stage.bus().add(Bus.payload("XRPUSDT", "BUY"));
      stage.awaitSettled(5);

      assertThat(stage.bus().ledger()).containsOnly(Map.entry("filled", "5"));
      assertThat(stage.bus().missing()).isZero();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !next.get("/health").body().contains("used up its ids"));
      assertThat(next.stop()).isZero();
    }
  }

  @Test
  void waitsWhileHaltedAndIsLostLikeAnyOtherWhenSomebodyDeletesIt() {
    try (Stage stage = new Stage()) {
      stage.redis().commands().hset("quantum:safety:trading_state", "state", "HALTED");
      ServiceProcess service = stage.start("execution-a").awaitReader();
      List.of("9300000000000000000-1", LARGEST).forEach(id -> add(stage, id, "BTCUSDT", "CLOSE"));
      await().atMost(Duration.ofSeconds(60)).until(() -> stage.bus().pending() == 2);
      assertThat(service.stop()).isZero();

      stage.redis().commands().xdel(Bus.INTENTS, LARGEST);
      ServiceProcess next = stage.start("execution-a").awaitReader();
      stage.awaitSettled(1);

      assertThat(stage.bus().ledger()).containsOnly(Map.entry("lost_trimmed", "1"));
      assertThat(stage.bus().pending()).isEqualTo(1);
      assertThat(next.log()).doesNotContain("REDIS AWAY", "BROKEN");
      assertThat(next.stop()).isZero();
    }
  }

  private static void add(Stage stage, String id, String symbol, String action) {
    stage
        .redis()
        .commands()
        .xadd(
            Bus.INTENTS,
            new XAddArgs().id(id),
            Map.of(
                "event_type",
                "trade.intent",
                "payload",
                Bus.payload(symbol, action),
                "source",
                "python"));
  }
}
