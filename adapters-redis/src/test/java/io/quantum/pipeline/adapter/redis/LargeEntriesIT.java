package io.quantum.pipeline.adapter.redis;

import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries of a size that nobody expects: none of them takes memory or the server's time. */
final class LargeEntriesIT {
  private static final String LETTERS = "quantum:stream:trade.intent.dlq";

  /** What one command may hold the server at most; some tens of milliseconds on a quiet machine. */
  private static final long MAX_MICROS = 200_000;

  private RedisUnderTest server;
  private RedisWorld world;

  @BeforeEach
  void serverOfItsOwn() {
    server = RedisUnderTest.process();
    world = new RedisWorld(server);
  }

  @AfterEach
  void end() {
    world.connections.close();
    server.close();
  }

  @Test
  void keepsOfALongPayloadOnlyItsLength() {
    world.reader();
    EntryId before = world.publish(Intents.buy("BTCUSDT"));
    add("payload", "x".repeat(5_000_000));
    add("payload", "x".repeat(EntrySize.MAX_PAYLOAD_BYTES));
    add("payload", "x".repeat(EntrySize.MAX_PAYLOAD_BYTES + 1));
    EntryId after = world.publish(Intents.buy("ETHUSDT"));

    List<Delivery> read = world.readNew(10);

    assertThat(read).hasSize(5);
    assertThat(read.get(0).id()).isEqualTo(before);
    assertThat(read.get(1).size()).isEqualTo(new EntrySize(3, 5_000_040));
    assertThat(read.get(2).payload()).isPresent();
    assertThat(read.get(3).unkeptPayload()).hasValue(EntrySize.MAX_PAYLOAD_BYTES + 1L);
    assertThat(read.get(4).id()).isEqualTo(after);
    assertThat(read.get(4).payload()).isPresent();
  }

  @Test
  void takesInOnlyTheBeginningOfALongNameOrSource() {
    world.reader();
    server
        .commands()
        .xadd(
            world.keys.intentsName,
            Map.of("event_type", "trade.intent", "payload", "{}", "source", "s".repeat(70_000)));
    add("n".repeat(300_000), "value");
    add("event_type", "t".repeat(100_000));

    List<Delivery> read = world.readNew(10);

    assertThat(read.get(0).source()).isEqualTo(new PublisherId("s".repeat(64)));
    assertThat(read.get(0).payload()).isPresent();
    assertThat(read.get(0).size()).isEqualTo(new EntrySize(3, 10 + 12 + 7 + 2 + 6 + 70_000));
    assertThat(read.get(1).size().bytes()).isGreaterThan(300_000);
    assertThat(read.get(2).eventType().orElseThrow()).hasSize(LongValue.BEGINNING);
  }

  @Test
  void countsTheFieldsOfAnEntryAndKeepsNoneOfTooMany() {
    world.reader();
    addFields(1_000);
    addFields(1_001);

    List<Delivery> read = world.readNew(10);

    assertThat(read.get(0).size().isBounded()).isTrue();
    assertThat(read.get(1).size().fields()).isEqualTo(1_001);
    assertThat(read.get(1).size().judge())
        .extracting(violation -> violation.code().name())
        .containsExactly("TOO_LARGE");
  }

  @Test
  void asksForFewerEntriesBehindLargeOnes() {
    world.reader();
    for (int i = 0; i < 150; i++) {
      add("payload", "x".repeat(200_000));
    }

    List<Integer> sizes = new ArrayList<>();
    int left = 150;
    while (left > 0) {
      int read = PipelineWorld.batch(world.inbox().readNew(ME, 500, Duration.ZERO)).size();
      sizes.add(read);
      left -= read;
    }

    assertThat(sizes.get(0)).isLessThanOrEqualTo(ReadSize.FIRST);
    assertThat(sizes.subList(1, sizes.size())).allMatch(size -> size <= 21);
  }

  @Test
  void holdsNoMoreThanItMayOfOneReplyAndLeavesTheRestPending() {
    world.reader();
    // Small ones, of which more and more are read at once, and then the largest that are kept.
    for (int i = 0; i < 64 + 128 + 256 + 512 + 1_024; i++) {
      server.commands().xadd(world.keys.intentsName, Map.of("payload", "{}"));
    }
    String payload = "x".repeat(16_000);
    for (int i = 0; i < 2_048; i++) {
      add("payload", payload);
    }

    long held = 0;
    InboxReading.Beyond beyond = InboxReading.Beyond.UNREAD;
    for (int read = 0; read < 9 && beyond != InboxReading.Beyond.PENDING; read++) {
      InboxReading.Delivered reading =
          (InboxReading.Delivered) world.inbox().readNew(ME, 5_000, Duration.ZERO);
      beyond = reading.beyond();
      held =
          reading.batch().deliveries().stream()
              .mapToLong(delivery -> delivery.payload().map(bytes -> bytes.length).orElse(0))
              .sum();
    }

    assertThat(beyond).isEqualTo(InboxReading.Beyond.PENDING);
    assertThat(held).isLessThanOrEqualTo(EntriesRead.MAX_HELD);
  }

  @Test
  void fetchesPendingEntriesInPortions() {
    world.reader();
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      ids.add(add("payload", "x".repeat(200_000)));
    }
    deliverTo(ME.text());

    List<EntryId> left = world.inbox().pending(ME, EntryId.ZERO, 500).orElseThrow();
    assertThat(left).isEqualTo(ids);
    List<Integer> portions = new ArrayList<>();
    while (!left.isEmpty()) {
      IntentBatch portion = world.inbox().fetch(left);
      assertThat(portion.deliveries().get(0).id()).isEqualTo(left.get(0));
      portions.add(portion.size());
      left = left.subList(portion.size(), left.size());
    }

    assertThat(portions.get(0)).isEqualTo(ReadSize.FIRST);
    assertThat(portions.subList(1, portions.size())).allMatch(size -> size <= 21);
  }

  @Test
  void putsAnEntryOfHalfAMillionFieldsAsideByItsIdAlone() {
    FencingToken fence = world.reader();
    EntryId huge = addFields(500_000);
    EntrySize size = world.readNew(1).get(0).size();
    watchTheServer();

    world.ledger().close(fence, List.of(aside(huge, size)));

    assertThat(slowest()).isLessThan(MAX_MICROS);
    assertThat(server.commands().xrange(LETTERS, Range.unbounded()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getBody().keySet()).allMatch(name -> name.startsWith("dlq_"));
              assertThat(letter.getBody())
                  .containsEntry("dlq_truncated", Long.toString(size.bytes()))
                  .containsEntry("dlq_entry_id", huge.toString());
            });
    assertThat(server.commands().hget("quantum:exec:ledger", "invalid")).isEqualTo("1");
  }

  @Test
  void movesAndCountsPendingEntriesWithoutReadingThem() {
    FencingToken fence = world.reader();
    ConsumerName dead = new ConsumerName("execution-dead");
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(addFields(50_000));
    }
    deliverTo(dead.text());
    world.removeBody(ids.get(3));
    watchTheServer();

    SweepDecision swept = world.inbox().sweep(fence, Optional.of(dead), 500);

    assertThat(swept).isEqualTo(new SweepDecision.Swept(11, 1, 11));
    assertThat(slowest()).isLessThan(MAX_MICROS);
    assertThat(world.snapshot().ledger().count(OutcomeCode.LOST_TRIMMED)).isEqualTo(1);
  }

  @Test
  void looksAtAStreamOfLargeEntriesForNoLongerThanItMay() {
    world.reader();
    for (int i = 0; i < 110; i++) {
      addFields(20_000);
    }
    deliverTo(ME.text(), 60);
    // A deleted one behind them makes the existence of each doubtful.
    world.removeBody(add("payload", "{}"));
    long one = readInAScript();
    watchTheServer();

    world.snapshot();
    world.pendingEntries().page(EntryId.ZERO);
    world.inspector().pendingPage(Optional.empty());
    world.inspector().tallies(Instant.now().plusSeconds(60), Duration.ofHours(1));

    assertThat(slowest()).as("one takes %d", one).isLessThan(12 * one);
    assertThat(world.pendingEntries().page(EntryId.ZERO).orElseThrow()).hasSize(60);
  }

  @Test
  void findsTheGroupAgainBehindLargeEntriesForNoLongerThanItMay() {
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.readNew(1);
    for (int i = 0; i < 60; i++) {
      addFields(20_000);
    }
    deliverTo(ME.text());
    server.commands().hset("quantum:exec:anchor", "run_id", "of-the-life-before");
    long one = readInAScript();
    watchTheServer();

    world.inbox().open(world.inbox().peek().ledger());

    assertThat(slowest()).as("one takes %d", one).isLessThan(18 * one);
  }

  private static Dismissal aside(EntryId entry, EntrySize size) {
    return new Dismissal.PutAside(
        entry, OutcomeCode.INVALID, DeadLetter.invalid(size.judge(), PublisherId.UNKNOWN), size);
  }

  private EntryId add(String field, String value) {
    return EntryId.parse(
        server
            .commands()
            .xadd(
                world.keys.intentsName,
                field.equals("event_type")
                    ? Map.of(field, value)
                    : Map.of("event_type", "trade.intent", field, value, "source", "large")));
  }

  private EntryId addFields(int count) {
    return LargeEntry.withFields(count).addTo(server.url(), world.keys.intentsName);
  }

  private void deliverTo(String consumer) {
    deliverTo(consumer, 1_000);
  }

  private void deliverTo(String consumer, int count) {
    server
        .commands()
        .eval(
            "redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'COUNT', ARGV[3], 'STREAMS',"
                + " KEYS[1], '>') return 1",
            io.lettuce.core.ScriptOutputType.INTEGER,
            new String[] {world.keys.intentsName},
            world.keys.groupName,
            consumer,
            Integer.toString(count));
  }

  // Microseconds that the newest entry takes; on a busy machine all that is measured takes longer.
  private long readInAScript() {
    watchTheServer();
    for (int i = 0; i < 3; i++) {
      server
          .commands()
          .eval(
              "return #redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)",
              io.lettuce.core.ScriptOutputType.INTEGER,
              new String[] {world.keys.intentsName});
    }
    return slowest();
  }

  private void watchTheServer() {
    server.commands().configSet("slowlog-log-slower-than", "1000");
    server.commands().slowlogReset();
  }

  // Microseconds of the command that held the server longest, by its own reckoning.
  private long slowest() {
    return server.commands().slowlogGet(128).stream()
        .mapToLong(entry -> (Long) ((List<?>) entry).get(2))
        .max()
        .orElse(0);
  }
}
