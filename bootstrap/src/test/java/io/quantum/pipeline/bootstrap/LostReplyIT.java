package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.adapter.redis.FaultyLink.Harm.LOSE_REPLY;
import static io.quantum.pipeline.adapter.redis.FaultyLink.command;
import static io.quantum.pipeline.adapter.redis.FaultyLink.everySecond;
import static io.quantum.pipeline.adapter.redis.FaultyLink.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.adapter.redis.FaultyLink;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.TradeIntentClient;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server has acted and the answer is lost: the same process finds out and goes on. */
@Tag(Chaos.SHORT)
final class LostReplyIT {
  private static final String NAME = "execution-one";
  private static final int LOSSES = 50;

  /** No limit that matters here, so that every intent becomes an order. */
  private static final Map<String, String> UNLIMITED = Map.of("EXECUTION_RATE_LIMIT", "1000");

  /** The same, and every order has time to leave. */
  private static final Map<String, String> UNHURRIED =
      Map.of("EXECUTION_RATE_LIMIT", "1000", "EXECUTION_LEASE_MS", "15000");

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource({
    // step, faults of the venue, outcome
    "presence, '', filled",
    "lease_take, '', filled",
    "lease_renew, '', filled",
    "ensure_group, '', filled",
    "sweep, '', filled",
    "XREADGROUP, '', filled",
    "claim, '', filled",
    "venue_admit, '', filled",
    "finalise, '', filled",
    "takeover, lose-reply:1, filled",
    "dismiss_batch, '', expired",
  })
  void goesOnWhenOneReplyIsLost(String step, String faults, String outcome) {
    try (Stage stage = new Stage()) {
      Instant made = Instant.now().minusSeconds(outcome.equals("expired") ? 3_600 : 0);
      stage.bus().add(Bus.payload("BTCUSDT", "BUY", made));
      FaultyLink link = stage.link();
      FaultyLink.Fault fault = link.once(named(step), LOSE_REPLY);

      Map<String, String> environment =
          faults.isEmpty() ? Map.of() : Map.of("PAPER_FAULTS", faults);
      ServiceProcess service = stage.start(NAME, link.url(), environment);
      stage.bus().awaitSettled(1);
      Scenario.patiently().until(() -> fault.done() == 1);
      int before = stage.bus().ended(outcome);
      int entries = 1;
      do {
        assertThat(entries)
            .as("intents, and none ends as %s: %s", outcome, service.log())
            .isLessThan(6);
        stage.bus().add(Bus.payload(symbol(entries++), "BUY", made));
        stage.bus().awaitSettled(entries);
      } while (stage.bus().ended(outcome) == before);

      // An order whose lease ran out meanwhile is proved unsent: that of a claim whose reply is
      // lost
      // runs from the first asking.
      assertThat(stage.bus().ledger().keySet()).as(service.log()).isSubsetOf(outcome, "not_sent");
      assertThat(stage.bus().venueOrders()).hasSize(stage.bus().ended("filled"));
      stage.awaitSoundEnd();
      assertThat(service.stop()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim", "finalise"})
  void ordersEveryIntentOnceThoughFiftyRepliesAreLost(String step) {
    try (Stage stage = new Stage()) {
      FaultyLink link = stage.link();
      FaultyLink.Fault fault = link.onwards(everySecond(script(step)), LOSE_REPLY, 1, LOSSES);
      ServiceProcess service = stage.start(NAME, link.url(), UNLIMITED).awaitReader();

      int entries = 0;
      while (fault.done() < LOSSES) {
        stage.bus().add(Bus.payload(symbol(entries++), "BUY"));
        stage.awaitSettled(entries - 7);
      }
      stage.awaitRest();

      // The connection is shared: its loss can also hit an order on the way, which then is proved
      // to have been sent or not.
      assertThat(stage.bus().settled()).isEqualTo(entries);
      assertThat(stage.bus().ledger()).as(service.log()).containsKey("filled");
      stage.bus().assertOrderedOrUnsent();
      stage.history().assertSound(1_000, Stage.WINDOW_MS);
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void publishesEveryIntentOnceThoughFiftyRepliesAreLost() {
    try (Stage stage = new Stage()) {
      FaultyLink link = stage.link();
      FaultyLink.Fault fault = link.onwards(everySecond(script("publish")), LOSE_REPLY, 1, LOSSES);
      ServiceProcess service = stage.start(NAME, stage.redis().url(), UNHURRIED).awaitReader();

      int entries = 0;
      int repeated = 0;
      try (TradeIntentClient client =
          TradeIntentClient.open(
              RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", link.url()))))) {
        while (fault.done() < LOSSES) {
          String payload = Bus.payload(symbol(entries++), "BUY");
          PublishOutcome answer = insist(client, payload);
          repeated += answer instanceof PublishOutcome.Already ? 1 : 0;
        }
      }
      stage.awaitRest();

      // More than that, where an answer took longer than a producer waits.
      assertThat(repeated).isGreaterThanOrEqualTo(LOSSES);
      assertThat(stage.redis().commands().xlen(Bus.INTENTS)).isEqualTo(entries);
      assertThat(stage.bus().settled()).isEqualTo(entries);
      stage.bus().assertOrderedOrUnsent();
      stage.history().assertSound(1_000, Stage.WINDOW_MS);
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void keepsTheOrderOfASymbolThoughTenReadsAreLost() {
    try (Stage stage = new Stage()) {
      FaultyLink link = stage.link();
      FaultyLink.Fault fault = link.onwards(everySecond(command("XREADGROUP")), LOSE_REPLY, 1, 10);
      ServiceProcess service = stage.start(NAME, link.url(), UNHURRIED).awaitReader();

      int pairs = 0;
      while (fault.done() < 10) {
        stage.bus().add(Bus.payload(symbol(pairs % 3), "BUY"));
        stage.bus().add(Bus.payload(symbol(pairs++ % 3), "CLOSE"));
        int upToNow = 2 * pairs;
        await()
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> stage.bus().settled() > upToNow - 6);
      }
      stage.awaitRest();

      assertThat(stage.bus().settled()).as(service.log()).isEqualTo(2L * pairs);
      stage.bus().assertNoCloseOvertookItsOpening();
      for (int i = 0; i < 3; i++) {
        String symbol = symbol(i);
        assertThat(
                stage.bus().venueOrders().stream()
                    .filter(order -> order.getBody().get("symbol").equals(symbol))
                    .map(LostReplyIT::entry))
            .isSortedAccordingTo(LostReplyIT::inStreamOrder);
      }
      stage.history().assertSound(1_000, Stage.WINDOW_MS);
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void decidesWhatAReadItHadGivenUpDeliversLater() {
    try (Stage stage = new Stage()) {
      ServiceProcess service =
          stage.start(NAME, stage.redis().url(), Stage.UNHURRIED).awaitReader();
      stage.bus().add(Bus.payload("BTCUSDT", "BUY"));
      stage.bus().awaitSettled(1);

      // Carried out on a connection that the service has closed long ago.
      stage
          .redis()
          .commands()
          .eval(
              "redis.call('XADD', KEYS[1], '*', 'event_type', 'trade.intent', 'source', 'desk',"
                  + " 'payload', ARGV[3])"
                  + " redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'STREAMS', KEYS[1], '>')",
              ScriptOutputType.STATUS,
              new String[] {Bus.INTENTS},
              Bus.GROUP,
              NAME,
              Bus.payload("ETHUSDT", "BUY"));
      stage.awaitSettled(2);

      stage.bus().assertOrderedOrUnsent();
      stage.awaitSoundEnd();
      assertThat(service.stop()).isZero();
    }
  }

  private static PublishOutcome insist(TradeIntentClient client, String payload) {
    while (true) {
      try {
        return client.publish(payload.getBytes(StandardCharsets.UTF_8), "chaos");
      } catch (AdapterFailure unknown) {
        // Not known whether it was written: saying it again is safe.
        Thread.onSpinWait();
      }
    }
  }

  private static Predicate<List<byte[]>> named(String step) {
    return step.equals("XREADGROUP") ? command(step) : script(step);
  }

  private static String entry(StreamMessage<String, String> order) {
    return order.getBody().get("intent_stream_id");
  }

  private static int inStreamOrder(String a, String b) {
    String[] one = a.split("-");
    String[] two = b.split("-");
    int byTime = Long.compare(Long.parseLong(one[0]), Long.parseLong(two[0]));
    return byTime != 0 ? byTime : Long.compare(Long.parseLong(one[1]), Long.parseLong(two[1]));
  }

  private static String symbol(int number) {
    return "A" + (char) ('A' + number % 26) + (char) ('A' + number / 26 % 26) + "USDT";
  }
}
