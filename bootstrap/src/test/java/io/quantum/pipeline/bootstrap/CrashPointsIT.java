package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.adapter.redis.FaultyLink.Harm.GO_SILENT;
import static io.quantum.pipeline.adapter.redis.FaultyLink.Harm.HOLD_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SIGKILL at every boundary between two steps, exactly there: the link holds the named command
 * before the server has seen it, or holds its reply after the server has carried it out; then the
 * process is killed and another one goes on. The rows are the table in docs/guarantees.md.
 */
@Tag(Chaos.SHORT)
final class CrashPointsIT {
  private static final String FIRST = "execution-one";
  private static final String SECOND = "execution-two";

  /** What there is to do when the process is killed. */
  enum Work {
    /** A fresh BUY. */
    FRESH {
      @Override
      void prepare(Stage stage) {
        stage.bus().add(Bus.payload("BTCUSDT", "BUY"));
      }
    },
    /** A BUY that is too old. */
    STALE {
      @Override
      void prepare(Stage stage) {
        stage.bus().add(Bus.payload("BTCUSDT", "BUY", Instant.now().minusSeconds(3_600)));
      }
    },
    /** A BUY that was delivered to a process that was killed on the spot. */
    DELIVERED {
      @Override
      void prepare(Stage stage) {
        FRESH.prepare(stage);
        killedAt(stage, FaultyLink.command("XREADGROUP"));
      }
    },
    /** A BUY that was claimed by a process that was killed before it sent the order. */
    CLAIMED {
      @Override
      void prepare(Stage stage) {
        FRESH.prepare(stage);
        killedAt(stage, FaultyLink.script("claim"));
      }
    };

    abstract void prepare(Stage stage);

    private static void killedAt(Stage stage, Predicate<List<byte[]>> step) {
      FaultyLink link = stage.link();
      link.once(step, GO_SILENT);
      ServiceProcess service = stage.start(FIRST, link);
      Stage.awaitSilence(link);
      stage.kill(FIRST, service);
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2} -> {3}, {4} orders")
  @CsvSource({
    // work, killed, step, outcome, orders
    "FRESH, before, presence, filled, 1",
    "FRESH, after, presence, filled, 1",
    "FRESH, before, lease_take, filled, 1",
    "FRESH, after, lease_take, filled, 1",
    "FRESH, before, ensure_group, filled, 1",
    "FRESH, after, ensure_group, filled, 1",
    "FRESH, before, sweep, filled, 1",
    "FRESH, after, sweep, filled, 1",
    "FRESH, before, XREADGROUP, filled, 1",
    "FRESH, after, XREADGROUP, filled, 1",
    "DELIVERED, before, attempts_begin, filled, 1",
    "DELIVERED, after, attempts_begin, filled, 1",
    "FRESH, before, claim, filled, 1",
    "FRESH, after, claim, not_sent, 0",
    "FRESH, before, venue_admit, not_sent, 0",
    "FRESH, after, venue_admit, filled, 1",
    "FRESH, before, finalise, filled, 1",
    "FRESH, after, finalise, filled, 1",
    "CLAIMED, before, takeover, not_sent, 0",
    "CLAIMED, after, takeover, not_sent, 0",
    "CLAIMED, before, finalise, not_sent, 0",
    "CLAIMED, after, finalise, not_sent, 0",
    "STALE, before, dismiss_batch, expired, 0",
    "STALE, after, dismiss_batch, expired, 0",
  })
  void endsTheEntryAsItsOrderDid(Work work, String when, String step, String outcome, int orders) {
    try (Stage stage = new Stage()) {
      work.prepare(stage);
      FaultyLink link = stage.link();
      link.once(command(step), when.equals("before") ? HOLD_BEFORE : GO_SILENT);
      ServiceProcess killed = stage.start(FIRST, link);
      Stage.awaitSilence(link);
      stage.kill(FIRST, killed);

      ServiceProcess successor = stage.start(SECOND, stage.redis().url(), Stage.UNHURRIED);
      stage.bus().awaitSettled(1);

      assertThat(stage.bus().ledger()).as(successor.log()).containsOnly(Map.entry(outcome, "1"));
      assertThat(stage.bus().venueOrders()).hasSize(orders);
      assertThat(stage.bus().results()).hasSize(outcome.equals("expired") ? 0 : 1);
      stage.awaitSoundEnd();
      assertThat(successor.awaitReader().stop()).isZero();
    }
  }

  @Test
  void endsAClaimedEntryAsItsOrderDidThoughItIsTooOldByThen() {
    try (Stage stage = new Stage()) {
      Work.FRESH.prepare(stage);
      FaultyLink link = stage.link();
      link.once(command("venue_admit"), GO_SILENT);
      ServiceProcess killed = stage.start(FIRST, link);
      Stage.awaitSilence(link);
      stage.kill(FIRST, killed);
      stage.awaitServerTime(1_500);

      ServiceProcess successor =
          stage.start(SECOND, stage.redis().url(), Map.of("INTENT_MAX_AGE_SEC", "1"));
      stage.awaitRest();

      assertThat(stage.bus().ledger()).as(successor.log()).containsOnly(Map.entry("filled", "1"));
      assertThat(stage.bus().venueOrders()).hasSize(1);
      stage.awaitSoundEnd();
      assertThat(successor.awaitReader().stop()).isZero();
    }
  }

  private static Predicate<List<byte[]>> command(String step) {
    return step.equals("XREADGROUP") ? FaultyLink.command(step) : FaultyLink.script(step);
  }
}
