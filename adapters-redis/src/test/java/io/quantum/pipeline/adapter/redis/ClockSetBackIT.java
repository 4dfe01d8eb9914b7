package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScoredValue;
import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The clock of Redis is set back by an hour: what was written before ends an hour too late. Written
 * directly, which leaves the same behind.
 */
final class ClockSetBackIT {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final String READER = "quantum:exec:reader";
  private static final String SIGN = "quantum:exec:instance:execution-test";
  private static final String INFLIGHT = "quantum:exec:inflight";

  private final RedisWorld world = new RedisWorld();

  @Test
  void letsTheLeaseBeTakenAtOnce() {
    FencingToken before = world.reader();
    world
        .server
        .commands()
        .hset(READER, "until", "" + (now() + ReaderLease.TERM.toMillis() + HOUR));

    LeaseDecision taken = world.lease().take(new ConsumerName("execution-two"), "two");

    FencingToken fence =
        taken.fold(LeaseDecision.Granted::fence, held -> PipelineWorld.fail("held: " + held));
    assertThat(fence.epoch()).isEqualTo(before.epoch() + 1);
    assertThat(world.lease().renew(before)).isFalse();
  }

  @Test
  void leavesTheLeaseToItsHolderIfThatIsFaster() {
    FencingToken held = world.reader();
    world.server.commands().hset(READER, "until", "" + (now() + HOUR));

    assertThat(world.lease().renew(held)).isTrue();

    assertThat(world.lease().take(new ConsumerName("execution-two"), "two"))
        .isInstanceOf(LeaseDecision.Occupied.class);
  }

  @Test
  void keepsASeatWhoseTermHasJustBegun() {
    world.reader();

    assertThat(world.lease().take(new ConsumerName("execution-two"), "two"))
        .isInstanceOf(LeaseDecision.Occupied.class);
  }

  @Test
  void letsAnInstanceOfTheSameNameStart() {
    assertThat(world.registry().announce(PipelineWorld.ME, "one", 5)).isTrue();
    assertThat(world.registry().announce(PipelineWorld.ME, "two", 5)).isFalse();

    world.server.commands().pexpire(SIGN, HOUR);
    assertThat(world.registry().announce(PipelineWorld.ME, "two", 5)).isTrue();
    assertThat(world.registry().announce(PipelineWorld.ME, "three", 5)).isFalse();

    world.server.commands().persist(SIGN);
    assertThat(world.registry().announce(PipelineWorld.ME, "three", 5)).isTrue();
  }

  @Test
  void resolvesAnOrderAfterALeaseAndAFenceThatBeginAnew() {
    ClaimedOrder order = claimed(world.reader(), "BTCUSDT");
    ClientOrderId id = order.order().clientOrderId();
    long lease = order.claim().leaseUntil().toEpochMilli() + HOUR;
    long claimedAt = order.claim().claimedAt().toEpochMilli() + HOUR;
    world
        .server
        .commands()
        .hset(record(id), Map.of("lease_until", "" + lease, "claimed_at", "" + claimedAt));
    world.server.commands().zadd(INFLIGHT, lease, id.text());

    assertThat(world.ledger().overdue(10)).containsExactly(id);
    assertThat(world.ledger().takeover(id, "b")).isEqualTo(new TakeoverDecision.Denied());
    assertThat(Long.parseLong(world.server.commands().hget(record(id), "lease_until")))
        .isBetween(now() - 1_000, now() + PipelineWorld.LIMITS.lease().toMillis());
    world.pass(PipelineWorld.LIMITS.lease().plus(PipelineWorld.LIMITS.fence()).plusMillis(20));

    assertThat(world.ledger().overdue(10)).containsExactly(id);
    assertThat(world.ledger().takeover(id, "b")).isInstanceOf(TakeoverDecision.Granted.class);
  }

  @Test
  void resolvesAnOrderWhoseLeaseIsNone() {
    ClaimedOrder order = claimed(world.reader(), "BTCUSDT");
    ClientOrderId id = order.order().clientOrderId();
    world.server.commands().hset(record(id), "lease_until", "inf");
    world.server.commands().zadd(INFLIGHT, Double.POSITIVE_INFINITY, id.text());

    assertThat(world.ledger().overdue(10)).containsExactly(id);
    assertThat(world.ledger().takeover(id, "b")).isEqualTo(new TakeoverDecision.Denied());

    assertThat(Long.parseLong(world.server.commands().hget(record(id), "lease_until")))
        .isBetween(now(), now() + 60_000);
  }

  @Test
  void freesTheSlotsOfBothWindowsWithinAWindow() {
    FencingToken fence = world.reader();
    finish(claimed(fence, "BTCUSDT"));
    for (String window : List.of("quantum:exec:rate:log", "quantum:exec:rate:close")) {
      world.server.commands().zadd(window, now() + HOUR, "stamped-before");
      world.server.commands().zadd(window, Double.POSITIVE_INFINITY, "in-flight");

      assertThat(world.lease().renew(fence)).isTrue();

      assertThat(world.server.commands().zscore(window, "stamped-before"))
          .isBetween(now() - 2_000.0, now() + 1.0);
      assertThat(world.server.commands().zscore(window, "in-flight"))
          .isEqualTo(Double.POSITIVE_INFINITY);
    }
    assertThat(world.server.commands().zrangeWithScores("quantum:exec:rate:log", 0, -1))
        .extracting(ScoredValue::getValue)
        .contains("in-flight", "stamped-before");
  }

  @Test
  void spacesOpeningsOfASymbolByTheirSpacingAndNoLonger() {
    FencingToken fence = world.reader();
    finish(claimed(fence, "BTCUSDT"));
    String spacing = "quantum:exec:symbol:BTCUSDT";
    world.server.commands().pexpire(spacing, HOUR);

    assertThat(claim(fence, "BTCUSDT", "b")).isInstanceOf(ClaimDecision.Dismissed.class);

    assertThat(world.server.commands().pttl(spacing))
        .isBetween(1L, PipelineWorld.LIMITS.symbolSpacing().toMillis());
  }

  @Test
  void letsNoOpeningWaitForALeaseThatEndsTooFarOff() {
    FencingToken fence = world.reader();
    ClaimedOrder order = claimed(fence, "BTCUSDT");
    world
        .server
        .commands()
        .hset(record(order.order().clientOrderId()), "lease_until", "" + (now() + HOUR));

    assertThat(claim(fence, "BTCUSDT", "b")).isInstanceOf(ClaimDecision.Dismissed.class);
  }

  @Test
  void countsTheTimeWithoutAnAnswerFromNowOn() {
    ClaimedOrder order = claimed(world.reader(), "BTCUSDT");
    String record = record(order.order().clientOrderId());
    world.server.commands().hset(record, "unavailable_since", "" + (now() + HOUR));

    assertThat(world.ledger().noteUnavailable(order)).isEqualTo(LookupNote.ASK_AGAIN);

    assertThat(Long.parseLong(world.server.commands().hget(record, "unavailable_since")))
        .isLessThanOrEqualTo(now());
  }

  private static String record(ClientOrderId id) {
    return "quantum:exec:order:" + id.text();
  }

  private long now() {
    List<String> time = world.server.commands().time();
    return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
  }

  private void finish(ClaimedOrder order) {
    world
        .ledger()
        .finalise(
            order,
            new ExecutionResult(
                order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME));
  }

  private ClaimedOrder claimed(FencingToken fence, String symbol) {
    Order order = world.delivered(Intents.buy(symbol).withId("first"));
    return decide(fence, order, "token") instanceof ClaimDecision.Claimed claimed
        ? new ClaimedOrder(order, claimed.claim())
        : PipelineWorld.fail("not claimed");
  }

  private ClaimDecision claim(FencingToken fence, String symbol, String token) {
    return decide(fence, world.delivered(Intents.buy(symbol).withId("i-" + token)), token);
  }

  private ClaimDecision decide(FencingToken fence, Order order, String token) {
    return world
        .ledger()
        .claim(fence, List.of(new ClaimRequest(order, token)))
        .fold(decided -> decided.decisions().get(0), fenced -> PipelineWorld.fail("fenced"));
  }
}
