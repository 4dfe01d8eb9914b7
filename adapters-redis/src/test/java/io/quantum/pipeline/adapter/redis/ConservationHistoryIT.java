package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XTrimArgs;
import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens in whatever order, including bodies trimmed away, steps repeated and the group
 * destroyed: delivered - pending - offset = sum of the ledger, after every single step.
 */
final class ConservationHistoryIT {
  private static final int STEPS = 400;
  private static final ConsumerName DEAD = new ConsumerName("execution-dead");
  private static final OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(1_000, Duration.ofSeconds(60)),
          new OrderRate(1_000, Duration.ofSeconds(60)),
          Duration.ZERO,
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  private final RedisWorld world = new RedisWorld();
  private final IntentLedger ledger = world.ledger(LIMITS);
  private final List<Order> delivered = new ArrayList<>();
  private final List<ClaimedOrder> claimed = new ArrayList<>();
  private final FencingToken fence = world.reader();
  private int published;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsAfterEveryStepOfAHistory(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      String did = step(random);

      Conservation conservation = Conservation.of(world.snapshot());
      assertThat(conservation.<Boolean>fold(checked -> checked.isEqual(), unknown -> false))
          .as("seed %d step %d %s: %s", seed, step, did, conservation)
          .isTrue();
    }
    assertThat(world.snapshot().ledger().total()).isGreaterThan(20);
  }

  private String step(Random random) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> publish(published++);
      case 3, 4 -> read(random.nextBoolean() ? PipelineWorld.ME : DEAD, 1 + random.nextInt(4));
      case 5, 6 -> pick(random, delivered).ifPresent(this::claim);
      case 7 -> pick(random, claimed).ifPresent(this::finalise);
      case 8 -> pick(random, delivered).ifPresent(this::close);
      case 9 -> pick(random, delivered).ifPresent(this::putAside);
      case 10 -> {
        if (random.nextInt(4) == 0) {
          pick(random, delivered).ifPresent(this::trimUpTo);
        }
        world.inbox().sweep(fence, Optional.of(DEAD), 5);
      }
      default -> {
        if (random.nextInt(6) == 0) {
          world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);
          world.inbox().open(LedgerMark.NOTHING_SEEN);
          return "group lost";
        }
      }
    }
    return "";
  }

  // The payload is only the number of the intent, so that a read entry can be told again.
  private void publish(int number) {
    world
        .server
        .commands()
        .xadd(
            world.keys.intentsName,
            Map.of("event_type", "trade.intent", "payload", Integer.toString(number)));
  }

  private void read(ConsumerName reader, int max) {
    for (Delivery delivery :
        PipelineWorld.batch(world.inbox().readNew(reader, max, Duration.ZERO)).deliveries()) {
      int number =
          Integer.parseInt(new String(delivery.payload().orElseThrow(), StandardCharsets.US_ASCII));
      delivered.add(Orders.of(delivery.id(), intent(number).build()));
    }
  }

  private void claim(Order order) {
    ledger
        .claim(fence, List.of(new ClaimRequest(order, "token-" + order.entryId())))
        .fold(
            decided ->
                decided
                    .decisions()
                    .get(0)
                    .<Boolean>fold(
                        yes -> claimed.add(new ClaimedOrder(order, yes.claim())),
                        closed -> false,
                        waiting -> false,
                        elsewhere -> false),
            fenced -> PipelineWorld.fail("fenced"));
  }

  private void finalise(ClaimedOrder order) {
    ledger.finalise(
        order,
        new ExecutionResult(
            order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME));
  }

  // By trimming, not by XDEL: a tombstone makes the server lose count, and then the answer is
  // unknown.
  private void trimUpTo(Order order) {
    world
        .server
        .commands()
        .xtrim(world.keys.intentsName, XTrimArgs.Builder.minId(order.entryId().toString()));
  }

  private void close(Order order) {
    ledger.close(fence, List.of(new Dismissal.Audited(order.entryId(), AuditReason.TOO_OLD)));
  }

  private void putAside(Order order) {
    DeadLetter letter = DeadLetter.poison(PipelineWorld.PUBLISHER, 6);
    ledger.close(
        fence, List.of(new Dismissal.PutAside(order.entryId(), OutcomeCode.INVALID, letter)));
  }

  private static Intents intent(int number) {
    String letters = "" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
    return Intents.buy("A" + letters + "USDT").withId(Integer.toString(number));
  }

  private static <T> Optional<T> pick(Random random, List<T> from) {
    return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
  }
}
