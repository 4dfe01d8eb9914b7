package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryIntentLedger;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real claim and finalise scripts, on a clock that the test moves, against the domain's sliding
 * window: the same seeded history of claims, endings and time steps must get the same answers.
 */
final class SlidingWindowEquivalenceIT {
  private static final int STEPS = 10_000;
  private static final Instant START = Instant.parse("2026-01-21T00:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_121, 987_654_321})
  void scriptAndDomainAnswerAlikeAtEveryStep(long seed) {
    Random random = new Random(seed);
    OrderLimits limits =
        new OrderLimits(
            new OrderRate(1 + random.nextInt(7), Duration.ofSeconds(60)),
            new OrderRate(60, Duration.ofSeconds(60)),
            Duration.ZERO,
            Duration.ofSeconds(3),
            Duration.ofSeconds(20));
    Side redis = redis(limits);
    Side memory = memory(limits);
    List<ClaimedOrder> inFlight = new ArrayList<>();
    int granted = 0;

    for (int step = 0; step < STEPS; step++) {
      int dice = random.nextInt(10);
      if (dice < 5) {
        Intents intent = Intents.buy("S" + letters(step) + "USDT").withId("i-" + step);
        ClaimDecision byScript = redis.claim(intent, step);
        ClaimDecision byDomain = memory.claim(intent, step);

        assertThat(byScript).as("seed %d step %d", seed, step).isEqualTo(byDomain);
        if (byScript instanceof ClaimDecision.Claimed claimed) {
          granted++;
          inFlight.add(
              new ClaimedOrder(Orders.of(redis.entry(step), intent.build()), claimed.claim()));
        }
      } else if (dice < 8 && !inFlight.isEmpty()) {
        ClaimedOrder order = inFlight.remove(random.nextInt(inFlight.size()));
        OrderEnding ending =
            random.nextInt(4) == 0
                ? new OrderEnding.Refused(ResultReason.VENUE_FAULT)
                : Orders.filled();
        redis.end(order, ending);
        memory.end(order, ending);
      } else {
        Duration time = Duration.ofMillis(random.nextInt(3) == 0 ? 1 : random.nextInt(20_000));
        redis.advance(time);
        memory.advance(time);
      }
    }

    assertThat(granted).as("the history has grants, so it shows something").isGreaterThan(100);
  }

  private interface Side {
    ClaimDecision claim(Intents intent, int step);

    EntryId entry(int step);

    void end(ClaimedOrder order, OrderEnding ending);

    void advance(Duration time);
  }

  /** Both sides see the same entry ids, so that their answers can be compared whole. */
  private abstract static class LedgerSide implements Side {
    private final IntentLedger ledger;
    private final FencingToken fence;

    LedgerSide(IntentLedger ledger, FencingToken fence) {
      this.ledger = ledger;
      this.fence = fence;
    }

    abstract void deliver(EntryId entry);

    @Override
    public EntryId entry(int step) {
      return new EntryId(START.toEpochMilli(), step + 1L);
    }

    @Override
    public ClaimDecision claim(Intents intent, int step) {
      deliver(entry(step));
      Order order = Orders.of(entry(step), intent.build());
      ClaimAnswer answer = ledger.claim(fence, List.of(new ClaimRequest(order, "t" + step)));
      return answer.fold(
          decided -> decided.decisions().get(0), fenced -> PipelineWorld.fail("fenced"));
    }

    @Override
    public void end(ClaimedOrder order, OrderEnding ending) {
      ledger.finalise(
          order,
          new ExecutionResult(order.order(), ending, order.claim().claimedAt(), PipelineWorld.ME));
    }
  }

  private static Side redis(OrderLimits limits) {
    RedisWorld world = new RedisWorld();
    // On the real clock the lease lapses by itself; only its epoch and token count for the ledger.
    FencingToken fence = world.reader();
    MutableClock clock = new MutableClock(START);
    setTime(world, clock);
    LedgerScripts real = LedgerScripts.load();
    LedgerScripts onTestClock =
        new LedgerScripts(
            onTestClock(real.claim()), onTestClock(real.finalise()), real.takeover(), real.close());
    IntentLedger ledger =
        new RedisIntentLedger(
            world.connections,
            world.keys,
            limits,
            AgeLimits.STANDARD,
            world.config,
            world.steps,
            onTestClock);
    return new LedgerSide(ledger, fence) {
      @Override
      void deliver(EntryId entry) {
        world
            .server
            .commands()
            .xadd(
                world.keys.intentsName,
                new io.lettuce.core.XAddArgs().id(entry.toString()),
                "payload",
                "x");
        world.readNew(1);
      }

      @Override
      public void advance(Duration time) {
        clock.advance(time);
        setTime(world, clock);
      }
    };
  }

  private static void setTime(RedisWorld world, MutableClock clock) {
    world.server.commands().set("test:sec", Long.toString(clock.instant().getEpochSecond()));
    world.server.commands().set("test:usec", Long.toString(clock.instant().getNano() / 1_000));
  }

  private static LuaScript onTestClock(LuaScript script) {
    String source = new String(script.source(), StandardCharsets.UTF_8);
    String time = "redis.call('TIME')";
    assertThat(source).contains(time);
    byte[] changed =
        source
            .replace(time, "{redis.call('GET', 'test:sec'), redis.call('GET', 'test:usec')}")
            .getBytes(StandardCharsets.UTF_8);
    return LuaScript.of(changed, script.readOnly());
  }

  private static Side memory(OrderLimits limits) {
    MutableClock clock = new MutableClock(START);
    InMemoryStore store = new InMemoryStore(clock);
    InMemoryIntentInbox inbox = new InMemoryIntentInbox(store, limits.openings());
    inbox.open(LedgerMark.NOTHING_SEEN);
    FencingToken fence =
        new InMemoryReaderLease(store)
            .take(PipelineWorld.ME, "reader-token")
            .fold(LeaseDecision.Granted::fence, occupied -> PipelineWorld.fail("occupied"));
    return new LedgerSide(new InMemoryIntentLedger(store, limits), fence) {
      @Override
      void deliver(EntryId entry) {
        store.append(entry, Optional.of("trade.intent"), Optional.of(new byte[0]), "test");
        inbox.readNew(PipelineWorld.ME, 1, Duration.ZERO);
      }

      @Override
      public void advance(Duration time) {
        clock.advance(time);
      }
    };
  }

  private static String letters(int number) {
    StringBuilder text = new StringBuilder();
    for (int rest = number, i = 0; i < 4; i++, rest /= 26) {
      text.append((char) ('A' + rest % 26));
    }
    return text.toString();
  }
}
