package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import io.quantum.pipeline.adapter.redis.FaultyLink.Harm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that swallows everything, without a reset that would tell. */
@Tag(Chaos.SHORT)
final class BlackHoleIT {
  /** Longer than every time-out of a command and than what the kernel is told to wait. */
  private static final long DARK_MS = 15_000;

  /** How it ends. */
  enum End {
    RELEASE {
      @Override
      void of(FaultyLink link) {
        link.release();
      }
    },
    RESET {
      @Override
      void of(FaultyLink link) {
        link.reset();
        link.release();
      }
    };

    abstract void of(FaultyLink link);
  }

  @Test
  void goesOnThoughItsConnectionsNeverAnswerAgainAndAreNeverReset() {
    try (Stage stage = new Stage()) {
      FaultyLink link = stage.link();
      ServiceProcess service =
          stage.start("execution-one", link.url(), Stage.UNHURRIED).awaitReader();
      stage.bus().add(Bus.payload("BTCUSDT", "BUY"));
      stage.bus().awaitSettled(1);

      link.silence();
      stage.bus().add(Bus.payload("ETHUSDT", "BUY"));
      stage.awaitSettled(2);

      service.awaitLog("REDIS CONNECTIONS: ");
      stage.bus().assertOrderedOrUnsent();
      stage.awaitSoundEnd();
      assertThat(service.stop()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void goesOnAfterwardsAndAStandByReadsMeanwhile(End end) {
    try (Stage stage = new Stage()) {
      FaultyLink link = stage.link();
      ServiceProcess dark = stage.start("execution-one", link).awaitReader();
      ServiceProcess light =
          stage.start("execution-two", stage.redis().url(), Stage.UNHURRIED).awaitReady();

      // The order is at the venue when it becomes dark: whoever looks will find it.
      link.once(FaultyLink.script("venue_admit"), Harm.GO_SILENT);
      stage.bus().add(Bus.payload("BTCUSDT", "BUY"));
      Stage.awaitSilence(link);
      stage.bus().awaitSettled(1);
      light.awaitReader();
      stage.bus().add(Bus.payload("ETHUSDT", "BUY"));
      stage.bus().awaitSettled(2);
      stage.awaitServerTime(DARK_MS);
      end.of(link);

      dark.awaitLog("REDIS BACK");
      assertThat(light.stop()).isZero();
      stage.bus().add(Bus.payload("SOLUSDT", "BUY"));
      stage.bus().awaitSettled(3);

      stage.bus().assertOrderedOrUnsent();
      assertThat(stage.bus().venueOrders())
          .extracting(order -> order.getBody().get("symbol"))
          .contains("BTCUSDT");
      stage.awaitSoundEnd();
      assertThat(dark.stop()).isZero();
    }
  }
}
