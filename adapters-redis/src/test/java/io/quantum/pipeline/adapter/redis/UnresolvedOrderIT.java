package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.control.SettleUnresolvedOrderService;
import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order that the venue cannot be asked about, on a real Redis. */
final class UnresolvedOrderIT {
  private static final OrderLimits SHORT =
      new OrderLimits(
          PipelineWorld.LIMITS.openings(),
          PipelineWorld.LIMITS.closes(),
          Duration.ZERO,
          Duration.ofMillis(1),
          Duration.ZERO);
  private static final OperatorNote ANN = new OperatorNote("ann", "seen on the venue's page");

  private final RedisWorld world = new RedisWorld();
  private final IntentLedger ledger = world.ledger(SHORT);
  private final FencingToken fence = world.reader();
  private final ClaimedOrder taken = takenOver();
  private final ClientOrderId id = taken.order().clientOrderId();

  @Test
  void isUnresolvedAfterTenMinutesWithoutAnAnswerAndToldOnce() {
    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.ASK_AGAIN);
    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.ASK_AGAIN);
    unavailableForTenMinutes();

    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.NOW_UNRESOLVED);
    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.STILL_UNRESOLVED);
    assertThat(ledger.overdue(10)).isEmpty();
    assertThat(record("state")).isEqualTo("UNRESOLVED");
  }

  @Test
  void isUnresolvedThoughTheVenueAnswersInBetween() {
    ledger.noteUnavailable(taken);
    unavailableForTenMinutes();
    assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.ASK_AGAIN);

    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.NOW_UNRESOLVED);
  }

  @Test
  void isProvedAbsentByFiveAnswersASecondApart() {
    for (int answer = 1; answer < OrderLimits.ABSENCES_THAT_PROVE; answer++) {
      assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.ASK_AGAIN);
      aSecondPasses();
    }

    assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.NEVER_ADMITTED);
    // Whoever noted it may have died before the end was recorded.
    assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.NEVER_ADMITTED);
    assertThat(record("absences")).isEqualTo("5");
  }

  @Test
  void countsAnswersWithinASecondOnce() {
    for (int answer = 0; answer < 10; answer++) {
      assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.ASK_AGAIN);
    }

    assertThat(record("absences")).isEqualTo("1");
  }

  @Test
  void countsOnThoughTheClockWentBack() {
    ledger.noteAbsent(taken);
    shift("absent_at", Duration.ofHours(1).toMillis());
    assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.ASK_AGAIN);
    aSecondPasses();
    ledger.noteAbsent(taken);

    assertThat(record("absences")).isEqualTo("2");
  }

  @Test
  void countsAnewAfterAnyOtherAnswer() {
    ledger.noteAbsent(taken);
    aSecondPasses();
    ledger.noteAbsent(taken);
    ledger.noteUnavailable(taken);
    ledger.noteAbsent(taken);

    assertThat(record("absences")).isEqualTo("1");
  }

  @Test
  void keepsTheCountOverTakeoversByAnotherInstance() {
    for (int answer = 0; answer < 4; answer++) {
      ledger.noteAbsent(taken);
      aSecondPasses();
    }
    shift("lease_until", -OrderLimits.TAKEOVER_LEASE.toMillis() - 10);
    ClaimedOrder next =
        ledger
            .takeover(id, "another")
            .fold(TakeoverDecision.Granted::order, denied -> PipelineWorld.fail("denied"));

    assertThat(ledger.noteAbsent(taken)).isEqualTo(LookupNote.FENCED);
    assertThat(ledger.noteAbsent(next)).isEqualTo(LookupNote.NEVER_ADMITTED);
  }

  @Test
  void isKeptByWhoeverProlongsItsTakeover() {
    shift("lease_until", -OrderLimits.TAKEOVER_LEASE.toMillis() + 50);

    assertThat(ledger.takeover(id, "resolver")).isInstanceOf(TakeoverDecision.Granted.class);
    world.pass(Duration.ofMillis(100));

    assertThat(ledger.takeover(id, "another")).isInstanceOf(TakeoverDecision.Denied.class);
    assertThat(record("epoch")).isEqualTo(Long.toString(taken.claim().epoch()));
  }

  @Test
  void holdsUpOpeningsOfItsSymbolButNoClose() {
    makeUnresolved();
    Order opening = world.delivered(Intents.buy("BTCUSDT").withId("other"));
    Order close = world.delivered(Intents.close("BTCUSDT"));

    assertThat(claim(opening)).isInstanceOf(ClaimDecision.Dismissed.class);
    assertThat(claim(close)).isInstanceOf(ClaimDecision.Claimed.class);
  }

  @Test
  void letsOneClosePassAtATimeAndNoOpeningOvertakeIt() {
    makeUnresolved();
    ClaimedOrder passing = claimed(world.delivered(Intents.close("BTCUSDT").withId("first")));

    assertThat(claim(world.delivered(Intents.close("BTCUSDT").withId("second"))))
        .isInstanceOf(ClaimDecision.Waiting.class);
    assertThat(settle(new OrderEnding.NotSent())).contains(OutcomeCode.NOT_SENT);

    assertThat(claim(world.delivered(Intents.buy("BTCUSDT").withId("overtaking"))))
        .isNotInstanceOf(ClaimDecision.Claimed.class);
    assertThat(world.server.commands().get("quantum:exec:busy:BTCUSDT"))
        .isEqualTo(passing.order().clientOrderId().text());
  }

  @Test
  void holdsItsSymbolAgainOnceACloseThatPassedHasEnded() {
    makeUnresolved();
    ClaimedOrder passing = claimed(world.delivered(Intents.close("BTCUSDT")));

    ledger.finalise(
        passing,
        new ExecutionResult(
            passing.order(), Orders.filled(), passing.claim().claimedAt(), PipelineWorld.ME));

    assertThat(claim(world.delivered(Intents.buy("BTCUSDT").withId("other"))))
        .isInstanceOf(ClaimDecision.Dismissed.class);
    assertThat(world.server.commands().get("quantum:exec:busy:BTCUSDT")).isEqualTo(id.text());
  }

  @Test
  void holdsItsSymbolThoughAnotherUnresolvedOrderBetweenHasEnded() {
    makeUnresolved();
    ClaimedOrder first = claimed(world.delivered(Intents.close("BTCUSDT").withId("first")));
    // Its venue could not be asked for ten minutes either.
    world
        .server
        .commands()
        .hset("quantum:exec:order:" + first.order().clientOrderId().text(), "state", "UNRESOLVED");
    ClaimedOrder second = claimed(world.delivered(Intents.close("BTCUSDT").withId("second")));

    for (ClaimedOrder ended : List.of(first, second)) {
      ledger.finalise(
          ended,
          new ExecutionResult(
              ended.order(), Orders.filled(), ended.claim().claimedAt(), PipelineWorld.ME));
    }

    assertThat(claim(world.delivered(Intents.buy("BTCUSDT").withId("other"))))
        .isInstanceOf(ClaimDecision.Dismissed.class);
    assertThat(world.server.commands().get("quantum:exec:busy:BTCUSDT")).isEqualTo(id.text());
  }

  @Test
  void isEndedByAnOperatorWhoStandsInTheAudit() {
    assertThat(settle(new OrderEnding.NotSent())).isEmpty();
    makeUnresolved();

    assertThat(settle(new OrderEnding.NotSent())).contains(OutcomeCode.NOT_SENT);

    assertThat(settle(new OrderEnding.NotSent())).isEmpty();
    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.FENCED);
    assertThat(world.snapshot().ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
    assertThat(world.server.commands().xrange("quantum:stream:execution.audit", Range.unbounded()))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.getBody())
                    .containsEntry("act", "resolve")
                    .containsEntry("by", "ann")
                    .containsEntry("client_order_id", id.text()));
    assertThat(bodies("quantum:stream:operator.acts"))
        .isEqualTo(bodies("quantum:stream:execution.audit"));
  }

  private List<Map<String, String>> bodies(String stream) {
    return world.server.commands().xrange(stream, Range.unbounded()).stream()
        .map(entry -> entry.getBody())
        .toList();
  }

  private Optional<OutcomeCode> settle(OrderEnding ending) {
    return new SettleUnresolvedOrderService(ledger, () -> "operator-token").settle(id, ending, ANN);
  }

  private void makeUnresolved() {
    ledger.noteUnavailable(taken);
    unavailableForTenMinutes();
    assertThat(ledger.noteUnavailable(taken)).isEqualTo(LookupNote.NOW_UNRESOLVED);
  }

  // No test waits for ten minutes: the record is made to say that they have passed.
  private void unavailableForTenMinutes() {
    shift("unavailable_since", -600_000);
  }

  private void aSecondPasses() {
    shift("absent_at", -1_000);
  }

  private void shift(String field, long millis) {
    long shifted = Long.parseLong(record(field)) + millis;
    world.server.commands().hset("quantum:exec:order:" + id.text(), field, Long.toString(shifted));
  }

  private String record(String field) {
    return world.server.commands().hget("quantum:exec:order:" + id.text(), field);
  }

  private ClaimDecision claim(Order order) {
    return ledger
        .claim(fence, List.of(new ClaimRequest(order, "token-" + order.entryId())))
        .fold(ClaimAnswer.Decided::decisions, fenced -> List.<ClaimDecision>of())
        .get(0);
  }

  private ClaimedOrder claimed(Order order) {
    return claim(order)
        .fold(
            granted -> new ClaimedOrder(order, granted.claim()),
            closed -> PipelineWorld.fail("closed"),
            waiting -> PipelineWorld.fail("waiting"),
            elsewhere -> PipelineWorld.fail("elsewhere"));
  }

  private ClaimedOrder takenOver() {
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    claim(order);
    world.pass(Duration.ofMillis(20));
    return ledger
        .takeover(order.clientOrderId(), "resolver")
        .fold(TakeoverDecision.Granted::order, denied -> PipelineWorld.fail("denied"));
  }
}
