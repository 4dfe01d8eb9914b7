package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.PipelineAudit;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.redis.RolesUnderTest;
import io.quantum.pipeline.adapter.redis.TradeIntentClient;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A whole life of the service, with all that can befall it, under exactly the lines of {@code
 * docs/operations/acl}: nothing is refused, and no word of a line is too many.
 */
@Tag(Chaos.SHORT)
final class LeastRightsIT {
  private static final String ONE = "execution-one";
  private static final String TWO = "execution-two";
  private static final String ANCHOR = "quantum:exec:anchor";

  @Test
  void liveAWholeLifeUnderTheShippedLines() {
    try (RolesUnderTest roles =
        RolesUnderTest.start("--appendonly", "yes", "--appendfsync", "always")) {
      new Life(roles).live();

      assertThat(roles.refused()).isEmpty();
      roles.assertNeedsEveryWord("executor");
    }
  }

  /** One, from the first start to the last SIGTERM. */
  private static final class Life {
    private final RolesUnderTest roles;
    private final RedisCommands<String, String> hand;
    private final Bus bus;
    private long ended;

    private Life(RolesUnderTest roles) {
      this.roles = roles;
      this.hand = roles.redis().commands();
      this.bus = new Bus(roles.redis());
    }

    private void live() {
      adoptsAGroupOfSomebodyElse();
      try (ServiceProcess service = start(ONE, "PAPER_FAULTS", "latency:0-20ms")) {
        service.awaitReader();
        tradesAndCloses();
        isHaltedAndResumed();
        findsAStranger(service);
        findsItsGroupDestroyed();
        trimsWhatIsFinished();
        assertThat(service.stop()).isZero();
      }
      diesWithAnOrderUnderWay();
      try (ServiceProcess service = start(TWO)) {
        service.awaitReader();
        Scenario.patiently().until(() -> hand.zcard("quantum:exec:inflight") == 0);
        assertThat(bus.ledger()).containsKeys("not_sent", "lost_trimmed");
        retiresTheDeadOne();
        hasLostAllData(service);
        assertThat(service.stop()).isZero();
      }
    }

    // Its count of what was read is unknown, as with every group made by hand.
    private void adoptsAGroupOfSomebodyElse() {
      hand.xgroupCreate(
          StreamOffset.from(Bus.INTENTS, "0"), Bus.GROUP, XGroupCreateArgs.Builder.mkstream());
      hand.xadd(Bus.INTENTS, Map.of("payload", "{}"));
      hand.xgroupSetid(
          StreamOffset.from(
              Bus.INTENTS, hand.xrange(Bus.INTENTS, Range.unbounded()).get(0).getId()),
          Bus.GROUP);
    }

    private void tradesAndCloses() {
      try (TradeIntentClient producer = TradeIntentClient.open(config("producer"))) {
        byte[] opening = Bus.payload("BTCUSDT", "BUY").getBytes(StandardCharsets.UTF_8);
        assertThat(producer.publish(opening, "desk")).isInstanceOf(PublishOutcome.Published.class);
        assertThat(producer.publish(opening, "desk")).isInstanceOf(PublishOutcome.Already.class);
        awaitEnded(1);
        bus.add(
            Map.of(
                "event_type",
                "trade.intent",
                "payload",
                new String(opening, StandardCharsets.UTF_8),
                "source",
                "desk"));
        awaitEnded(1);
      }
      try (var producer = roles.connect("producer")) {
        RedisCommands<String, String> bare = producer.sync();
        for (String payload :
            List.of(
                Bus.payload("BTCUSDT", "CLOSE"),
                Bus.payload("BTCUSDT", "CLOSE", Instant.now().minusSeconds(7_200)),
                Bus.payload("ETHUSDT", "BUY", Instant.now().minusSeconds(7_200)),
                "no payload at all")) {
          bare.xadd(Bus.INTENTS, Map.of("event_type", "trade.intent", "payload", payload));
        }
        for (int i = 0; i < 12; i++) {
          String payload = Bus.payload("A" + (char) ('A' + i) + "AUSDT", "SELL");
          bare.xadd(Bus.INTENTS, Map.of("event_type", "trade.intent", "payload", payload));
        }
      }
      awaitEnded(16);
      assertThat(bus.ledger())
          .containsKeys("filled", "invalid", "expired", "duplicate", "rate_limited");
    }

    private void isHaltedAndResumed() {
      trade(TradingState.HALTED);
      bus.add(Bus.payload("BTCUSDT", "BUY"));
      awaitEnded(1);
      trade(TradingState.ACTIVE);
    }

    private void findsAStranger(ServiceProcess service) {
      hand.xgroupCreateconsumer(Bus.INTENTS, Consumer.from(Bus.GROUP, "worker-4711"));
      service.awaitLog("STRANGER");
    }

    private void findsItsGroupDestroyed() {
      hand.xgroupDestroy(Bus.INTENTS, Bus.GROUP);
      Scenario.patiently().until(() -> "2".equals(hand.hget(ANCHOR, "created")));
    }

    private void trimsWhatIsFinished() {
      for (int i = 0; i < 300; i++) {
        bus.add("no payload at all");
      }
      Scenario.patiently().until(() -> hand.xlen(Bus.INTENTS) < 200);
    }

    private void diesWithAnOrderUnderWay() {
      hand.del("quantum:exec:rate:log");
      try (ServiceProcess service = start(ONE, "PAPER_FAULTS", "latency:2500-2500ms")) {
        service.awaitReader();
        bus.add(Bus.payload("XRPUSDT", "BUY"));
        Scenario.patiently().until(() -> hand.zcard("quantum:exec:inflight") == 1);
        service.kill();
      }
      List<String> undecided = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        undecided.add(bus.add(Bus.payload("P" + (char) ('A' + i) + "AUSDT", "CLOSE")));
      }
      readAs(ONE);
      hand.xdel(Bus.INTENTS, undecided.get(0));
      forgetTheDead();
    }

    // It is left for an hour; the step itself does not mind how long that is.
    private void retiresTheDeadOne() {
      roles.run(
          "executor",
          "retire",
          List.of(Bus.INTENTS, "quantum:exec:limits"),
          List.of(Bus.GROUP, "quantum:exec:instance:", "-1"));
      assertThat(hand.xinfoConsumers(Bus.INTENTS, Bus.GROUP).toString()).doesNotContain(ONE);
    }

    private void hasLostAllData(ServiceProcess service) {
      hand.flushall();
      bus.add(Bus.payload("BTCUSDT", "BUY"));
      service.awaitLog("DATA LOST");
      Scenario.patiently().until(() -> bus.settled() == 1);
      assertThat(bus.ledger()).containsOnly(Map.entry("halted", "1"));
      trade(TradingState.ACTIVE);
      bus.add(Bus.payload("BTCUSDT", "BUY"));
      Scenario.patiently().until(() -> bus.settled() == 2);
      assertThat(PipelineAudit.of(roles.url("viewer")).broken(5, 1_000)).isEmpty();
    }

    private void awaitEnded(int more) {
      ended += more;
      Scenario.patiently().until(() -> bus.settled() >= ended);
    }

    @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
    private void readAs(String consumer) {
      hand.xreadgroup(
          Consumer.from(Bus.GROUP, consumer),
          XReadArgs.Builder.count(100),
          StreamOffset.lastConsumed(Bus.INTENTS));
    }

    private void forgetTheDead() {
      hand.hset("quantum:exec:reader", "until", "0");
      hand.del("quantum:exec:instance:" + ONE);
    }

    private void trade(TradingState state) {
      PipelineConfig config =
          PipelineConfig.from(Map.of("REDIS_URL", roles.url("operator")), Path.of("/nowhere"));
      try (RedisModule module = new RedisModule(config.redis(), System::nanoTime)) {
        Guice.createInjector(PipelineMain.modules(module, config))
            .getInstance(OperatorControls.class)
            .switchTo(
                new TradingSwitch(state, Optional.empty()), new OperatorNote("ann", "a test"));
      }
    }

    private ServiceProcess start(String name, String... more) {
      Map<String, String> settings =
          new HashMap<>(
              Scenario.quick(
                  "CONSUMER_NAME", name,
                  "EXECUTION_RATE_LIMIT", "5",
                  "EXECUTION_STREAM_MAXLEN", "100",
                  "EXECUTION_SYMBOL_INTERVAL_SEC", "1"));
      for (int i = 0; i < more.length; i += 2) {
        settings.put(more[i], more[i + 1]);
      }
      return ServiceProcess.start(roles.url("executor"), settings);
    }

    private RedisConfig config(String role) {
      return RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", roles.url(role))));
    }
  }
}
