package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.quantum.pipeline.adapter.redis.LargeEntry;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped JVM on a server as it comes, and entries larger than its memory. */
final class LargeEntriesIT {
  private static final Map<String, String> NAMED = Map.of("CONSUMER_NAME", "execution-one");

  private RedisUnderTest redis;
  private Bus bus;

  @BeforeEach
  void serverOfItsOwn() {
    redis = RedisUnderTest.process();
    bus = new Bus(redis);
  }

  @AfterEach
  void endServer() {
    redis.close();
  }

  @Test
  void endsTwoHundredPayloadsThatTogetherHaveMoreBytesThanTheHeap() {
    bus.add(Bus.payload("AAAUSDT", "BUY"));
    addLong(200, 900_000);
    bus.add(Bus.payload("BBBUSDT", "BUY"));

    endsAll(202, 2, 200);

    assertThat(bus.deadLetters())
        .hasSize(200)
        .allSatisfy(
            letter -> {
              assertThat(letter.getBody()).containsEntry("dlq_code", "TOO_LARGE");
              assertThat(letter.getBody().get("dlq_violations")).contains("900000 bytes");
              assertThat(letter.getBody().get("payload")).hasSize(16_384);
            });
  }

  @Test
  void endsAPayloadThatIsLargerThanTheHeap() {
    bus.add(Bus.payload("AAAUSDT", "BUY"));
    LargeEntry.withPayload(200_000_000).addTo(redis.url(), Bus.INTENTS);
    bus.add(Bus.payload("BBBUSDT", "BUY"));

    endsAll(3, 2, 1);

    saysOnlyHowLarge("200000000 bytes");
  }

  @Test
  void endsAPayloadLargerThanTheHeapThatItFindsPending() {
    try (ServiceProcess first = ServiceProcess.startAsShipped(redis.url(), NAMED).awaitReader()) {
      first.kill();
    }
    bus.add(Bus.payload("AAAUSDT", "BUY"));
    LargeEntry.withPayload(200_000_000).addTo(redis.url(), Bus.INTENTS);
    bus.add(Bus.payload("BBBUSDT", "BUY"));
    redis
        .commands()
        .eval(
            "redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'STREAMS', KEYS[1], '>') return 1",
            io.lettuce.core.ScriptOutputType.INTEGER,
            new String[] {Bus.INTENTS},
            Bus.GROUP,
            "execution-one");
    assertThat(bus.pending()).isEqualTo(3);

    endsAll(3, 2, 1);

    saysOnlyHowLarge("200000000 bytes");
  }

  @Test
  void endsManyEntriesOfTheLargestSizesThatAreTakenIn() {
    bus.add(Bus.payload("AAAUSDT", "BUY"));
    String unknown = "u".repeat(16_384);
    String longest = "{" + " ".repeat(16_382) + "}";
    for (int i = 0; i < 3_000; i++) {
      bus.add(Map.of("event_type", "trade.intent", "payload", longest, "more", unknown));
    }
    bus.add(Bus.payload("BBBUSDT", "BUY"));

    endsAll(3_002, 2, 3_000, Map.of("XREADGROUP_COUNT", "5000"));
  }

  @Test
  void holdsTheServerForNoLongerThanAReadTakesWhateverAnEntryHolds() {
    try (ServiceProcess service = ServiceProcess.startAsShipped(redis.url(), NAMED).awaitReader()) {
      bus.add(Bus.payload("AAAUSDT", "BUY"));
      bus.awaitSettled(1);
      LargeEntry.withFields(500_000).addTo(redis.url(), Bus.INTENTS);
      redis.commands().configSet("slowlog-log-slower-than", "1000");
      redis.commands().slowlogReset();
      bus.add(Bus.payload("BBBUSDT", "BUY"));
      bus.awaitSettled(3);
      service.stop();
    }

    long slowest = slowest();
    assertThat(slowest).as("a read takes %d", aRead()).isLessThan(4 * aRead());
    assertThat(bus.ledger()).containsOnly(Map.entry("filled", "2"), Map.entry("invalid", "1"));
    saysOnlyHowLarge("500000 fields");
    assertThat(bus.missing()).isZero();
  }

  @Test
  void endsAnEntryOfThreeMillionFieldsWhileOthersGetTheirAnswers() {
    bus.add(Bus.payload("AAAUSDT", "BUY"));
    LargeEntry.withFields(3_000_000).addTo(redis.url(), Bus.INTENTS);
    bus.add(Bus.payload("BBBUSDT", "BUY"));

    String log = endsAll(3, 2, 1);

    assertThat(log).doesNotContain("BUSY");
    saysOnlyHowLarge("3000000 fields");
  }

  private String endsAll(long entries, int filled, int invalid) {
    return endsAll(entries, filled, invalid, Map.of());
  }

  private String endsAll(long entries, int filled, int invalid, Map<String, String> more) {
    Map<String, String> environment = new java.util.HashMap<>(NAMED);
    environment.putAll(more);
    environment.put("INTENT_MAX_AGE_SEC", "3600");
    try (ServiceProcess service = ServiceProcess.startAsShipped(redis.url(), environment)) {
      service.awaitReady();
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !service.isAlive() || bus.settled() == entries);
      assertThat(service.isAlive()).as(service.log()).isTrue();
      assertThat(bus.ledger())
          .containsOnly(Map.entry("filled", "" + filled), Map.entry("invalid", "" + invalid));
      assertThat(bus.pending()).isZero();
      assertThat(bus.missing()).isZero();
      assertThat(service.stop()).isZero();
      assertThat(service.log()).doesNotContain("Exception");
      return service.log();
    }
  }

  private void saysOnlyHowLarge(String size) {
    assertThat(bus.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getBody().keySet()).allMatch(name -> name.startsWith("dlq_"));
              assertThat(letter.getBody()).containsKey("dlq_truncated");
              assertThat(letter.getBody().get("dlq_violations")).contains(size);
            });
  }

  private void addLong(int count, int bytes) {
    for (int i = 0; i < count; i++) {
      LargeEntry.withPayload(bytes).addTo(redis.url(), Bus.INTENTS);
    }
  }

  // Microseconds that giving out the entry takes; all take longer on a busy machine.
  private long aRead() {
    redis.commands().slowlogReset();
    for (int i = 0; i < 3; i++) {
      redis.commands().xrange(Bus.INTENTS, Range.unbounded());
    }
    return slowest();
  }

  // Microseconds of the command that held the server longest, but for the one that added the entry.
  private long slowest() {
    return redis.commands().slowlogGet(128).stream()
        .map(entry -> (List<?>) entry)
        .filter(entry -> !entry.get(3).toString().startsWith("[XADD"))
        .mapToLong(entry -> (Long) entry.get(2))
        .max()
        .orElse(0);
  }
}
