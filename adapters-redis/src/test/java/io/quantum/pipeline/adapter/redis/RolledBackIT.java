package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.FinaliseAnswer;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.Intents;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is given older data than it had acknowledged: {@code SAVE}, go on, kill, start. */
final class RolledBackIT {
  private static final String STATE = "quantum:safety:trading_state";

  private final RedisUnderTest server = RedisUnderTest.process();
  private final RedisWorld world = new RedisWorld(server);
  private final IntentLedger ledger = world.ledger();
  private final FencingToken fence = world.reader();

  @AfterEach
  void end() {
    world.connections.close();
    server.close();
  }

  @Test
  void isFoundOutByTheInstanceThatWasGivenALaterStep() {
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    server.commands().save();
    ClaimedOrder claimed = claimed(order);
    ledger.finalise(claimed, filled(claimed));
    server.killAndRestart();

    assertRefused(() -> world.inbox().peek());
    assertRefused(() -> claim(order, "another"));

    assertThat(open(world.inbox())).isEqualTo(GroupOpening.DATA_LOST);
    assertThat(server.commands().hgetall(STATE))
        .containsEntry("state", "HALTED")
        .containsEntry("reason", "DATA_LOSS");
    assertThat(world.inbox().peek().tradingState().name()).isEqualTo("HALTED");
  }

  @Test
  void isFoundOutThoughAnotherInstanceHasGoneOnFarther() {
    KnownSteps another = new KnownSteps();
    IntentInbox itsInbox = world.inbox(another);
    open(itsInbox);
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    server.commands().save();
    ClaimedOrder claimed = claimed(order);
    ledger.finalise(claimed, filled(claimed));
    server.killAndRestart();

    assertThat(open(itsInbox)).as("it has seen nothing that is gone").isEqualTo(GroupOpening.FOUND);
    IntentLedger its = world.ledger(another);
    assertThat(claim(its, order, "its"))
        .as("orders wait until every instance has compared")
        .isInstanceOfSatisfying(
            ClaimDecision.Waiting.class,
            waiting -> assertThat(waiting.cause()).isEqualTo(ClaimDecision.WaitCause.REOPENED));
    for (int step = 0; step < 10; step++) {
      server.commands().hincrby("quantum:exec:anchor", "steps", 1);
    }

    assertThat(open(world.inbox())).isEqualTo(GroupOpening.DATA_LOST);
  }

  @Test
  void isNoneWhenNothingIsMissing() {
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    server.commands().save();
    server.killAndRestart();

    assertThat(open(world.inbox())).isEqualTo(GroupOpening.FOUND);
    assertThat(server.commands().exists(STATE)).isZero();
    await().until(() -> claim(order, "a") instanceof ClaimDecision.Claimed);
  }

  @Test
  void haltsWhenTheRecordOfAnOrderIsGone() {
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    ClaimedOrder claimed = claimed(order);
    server.commands().del("quantum:exec:order:" + order.clientOrderId().text());

    assertThat(ledger.finalise(claimed, filled(claimed)))
        .isEqualTo(new FinaliseAnswer.RecordGone());

    assertRefused(() -> world.inbox().peek());
    assertThat(open(world.inbox())).isEqualTo(GroupOpening.DATA_LOST);
    assertThat(world.inbox().peek().tradingState().name()).isEqualTo("HALTED");
  }

  @Test
  void givesTheEntryBackToBeDecidedUnderTheHaltWhenRecordAndOwnerAreGone() {
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    String id = order.clientOrderId().text();
    claimed(order);
    server.commands().del("quantum:exec:order:" + id);
    server.commands().zadd("quantum:exec:inflight", 1, id);

    assertThat(ledger.takeover(order.clientOrderId(), "another"))
        .isEqualTo(new TakeoverDecision.Denied());
    assertThat(server.commands().hlen("quantum:exec:claimed")).as("not yet").isEqualTo(1);
    assertRefused(() -> claim(order, "a"));
    assertThat(open(world.inbox())).isEqualTo(GroupOpening.DATA_LOST);
    ledger.takeover(order.clientOrderId(), "another");

    assertThat(server.commands().hlen("quantum:exec:claimed")).isZero();
    assertThat(server.commands().zcard("quantum:exec:inflight")).isZero();
    assertThat(claim(order, "a"))
        .isInstanceOfSatisfying(
            ClaimDecision.Dismissed.class,
            closed -> assertThat(closed.reason()).isEqualTo(AuditReason.HALTED));
    world.trading(TradingState.ACTIVE);
    assertThat(claim(world.delivered(Intents.close("BTCUSDT")), "b"))
        .as("the symbol is not held by an order that nobody knows")
        .isInstanceOf(ClaimDecision.Claimed.class);
  }

  @Test
  void isFoundOutWhenTheAnchorIsDeletedUnderARunningServer() {
    claimed(world.delivered(Intents.buy("BTCUSDT")));
    server.commands().del("quantum:exec:anchor");

    assertRefused(() -> world.inbox().peek());
    assertThat(open(world.inbox())).isEqualTo(GroupOpening.DATA_LOST);
  }

  private static GroupOpening open(IntentInbox inbox) {
    return await().ignoreExceptions().until(() -> inbox.open(LedgerMark.NOTHING_SEEN), any -> true);
  }

  private static void assertRefused(Runnable step) {
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(step::run)
                    .isInstanceOfSatisfying(
                        AdapterFailure.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.REOPEN)));
  }

  private static ExecutionResult filled(ClaimedOrder order) {
    return new ExecutionResult(
        order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME);
  }

  private ClaimDecision claim(Order order, String token) {
    return claim(ledger, order, token);
  }

  private ClaimDecision claim(IntentLedger asked, Order order, String token) {
    return asked
        .claim(fence, List.of(new ClaimRequest(order, token)))
        .fold(decided -> decided.decisions().get(0), fenced -> PipelineWorld.fail("fenced"));
  }

  private ClaimedOrder claimed(Order order) {
    return claim(order, "token")
        .fold(
            claimed -> new ClaimedOrder(order, claimed.claim()),
            closed -> PipelineWorld.fail("closed: " + closed),
            waiting -> PipelineWorld.fail("waiting: " + waiting),
            elsewhere -> PipelineWorld.fail("elsewhere"));
  }
}
