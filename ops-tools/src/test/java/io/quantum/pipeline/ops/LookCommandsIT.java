package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Consumer;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XTrimArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** pending and positions on a real Redis. */
final class LookCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private RedisUnderTest redis;
  private OpsUnderTest ops;

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    ops = OpsUnderTest.at(redis);
  }

  @Test
  void showsWhoHasWhatAndWhichOfItAreGhosts() throws IOException {
    deliver("execution-one", 700);
    deliver("worker \u001b[31m", 2);
    redis.commands().xtrim(INTENTS, XTrimArgs.Builder.maxlen(102).exactTrimming());

    Ran text = ops.run("pending", "--most", "2");
    JsonNode json = JSON.readTree(ops.run("pending", "--json").out());

    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("702 pending, 600 of them ghosts", "and 700 younger ones: --most shows more")
        .containsPattern("execution-one +700 +600 +\\d+ ms")
        .containsPattern("worker \\\\u001b\\[31m +2 +0 +\\d+ ms")
        .containsPattern("\\d+-\\d+ +execution-one +\\d+ ms +1  gone");
    assertThat(text.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(json.get("total").asLong()).isEqualTo(702);
    assertThat(json.get("ghosts").asLong()).isEqualTo(600);
    assertThat(json.get("owners")).hasSize(2);
    assertThat(json.get("entries")).hasSize(20);
    assertThat(json.get("entries").get(0).get("ghost").asBoolean()).isTrue();
  }

  @Test
  void leavesOutWhatIsNotIdle() {
    deliver("execution-one", 3);

    assertThat(ops.run("pending", "--idle", "60s").out())
        .contains("0 pending and idle for 1 min 0 s or longer, 0 of them ghosts");
    assertThat(ops.run("pending", "--idle", "later").status()).isEqualTo(64);
    assertThat(ops.run("pending", "--most", "-1").status()).isEqualTo(64);
    assertThat(ops.run("pending", "--most", "100001").status()).isEqualTo(64);
  }

  @Test
  void doesNotKnowWhatIsPendingWithoutAGroup() {
    Ran none = ops.run("pending");

    assertThat(none.status()).isEqualTo(3);
    assertThat(none.err()).contains("unknown: there is no group " + GROUP);
    redis.commands().set(INTENTS, "no stream");
    assertThat(ops.run("pending").err()).startsWith("unknown: ").contains("WRONGTYPE");
  }

  @Test
  void showsWhatIsOpenAtThePaperVenue() throws IOException {
    assertThat(ops.run("positions").out()).contains("positions: none open");
    redis
        .commands()
        .hset("quantum:paper:position", Map.of("BTCUSDT", "-210000", "ETHUSDT", "200000000"));
    redis.commands().hset("quantum:paper:price", Map.of("BTCUSDT", "95000", "ETHUSDT", "3400.5"));

    Ran text = ops.run("positions");
    JsonNode json = JSON.readTree(ops.run("positions", "--json").out());

    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("positions: 2 open, 7,000.50 USD together")
        .containsPattern("BTCUSDT +short +0.0021 +95000 +199.50")
        .containsPattern("ETHUSDT +long +2 +3400.5 +6,801.00");
    assertThat(json.get("gross_notional_usd").decimalValue()).isEqualByComparingTo("7000.5");
    assertThat(json.get("positions").get(0).get("units").decimalValue())
        .isEqualByComparingTo("-0.0021");
  }

  @Test
  void doesNotKnowWhatHasNoPriceOrLiesElsewhere() throws IOException {
    redis.commands().hset("quantum:paper:position", "BTCUSDT", "100000000");

    assertThat(ops.run("positions").out()).contains("1 open, unknown USD together");
    Ran elsewhere = ops.with("ORDER_GATEWAY", "kraken").run("positions", "--json");
    assertThat(elsewhere.status()).isEqualTo(3);
    assertThat(JSON.readTree(elsewhere.out()).get("positions").isNull()).isTrue();
    redis.commands().hset("quantum:paper:position", "x", "1");
    Ran planted = ops.run("positions");
    assertThat(planted.status()).isEqualTo(3);
    assertThat(planted.err()).contains("never writes");
  }

  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  private void deliver(String consumer, int entries) {
    if (redis.commands().exists(INTENTS) == 0) {
      redis
          .commands()
          .xgroupCreate(
              StreamOffset.from(INTENTS, "0"), GROUP, XGroupCreateArgs.Builder.mkstream());
    }
    for (int i = 0; i < entries; i++) {
      redis.commands().xadd(INTENTS, Map.of("payload", "{}"));
    }
    redis
        .commands()
        .xreadgroup(
            Consumer.from(GROUP, consumer),
            XReadArgs.Builder.count(entries),
            StreamOffset.lastConsumed(INTENTS));
  }
}
