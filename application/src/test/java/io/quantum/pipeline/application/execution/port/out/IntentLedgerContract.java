package io.quantum.pipeline.application.execution.port.out;

import static io.quantum.pipeline.application.PipelineWorld.LIMITS;
import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.ClaimDecision.WaitCause;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger does, in whatever technology. */
public interface IntentLedgerContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void endsClaimedOrderOnceHoweverOftenTold() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    ClaimedOrder order = claimed(world, fence, world.delivered(Intents.buy("BTCUSDT")), "a");

    FinaliseAnswer first = world.ledger().finalise(order, result(order, Orders.filled()));
    FinaliseAnswer again = world.ledger().finalise(order, result(order, Orders.filled()));

    assertThat(first).isEqualTo(new FinaliseAnswer.Recorded(OutcomeCode.FILLED)).isEqualTo(again);
    assertThat(world.snapshot().ledger().count(OutcomeCode.FILLED)).isEqualTo(1);
    assertThat(world.results()).isEqualTo(1);
    assertConserved(world);
  }

  @Test
  default void givesTheSameAnswerToTheSameToken() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    Order order = world.delivered(Intents.buy("BTCUSDT"));

    ClaimDecision first = claim(world, fence, order, "a");
    ClaimDecision again = claim(world, fence, order, "a");
    ClaimDecision other = claim(world, fence, order, "b");

    assertThat(first).isInstanceOf(ClaimDecision.Claimed.class).isEqualTo(again);
    assertThat(other).isEqualTo(new ClaimDecision.Elsewhere());
  }

  @Test
  default void hasNothingToDecideOnceAnEntryIsSettled() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    world.ledger().close(fence, List.of(audited(order, AuditReason.TOO_OLD)));

    assertThat(claim(world, fence, order, "a")).isEqualTo(new ClaimDecision.Elsewhere());
  }

  @Test
  default void closesTheSixthOpeningOfAMinute() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    for (int i = 0; i < 5; i++) {
      ClaimedOrder order = claimed(world, fence, world.delivered(buy(i)), "t" + i);
      world.ledger().finalise(order, result(order, Orders.filled()));
    }

    ClaimDecision sixth = claim(world, fence, world.delivered(buy(5)), "t5");

    assertThat(reason(sixth)).contains(AuditReason.GLOBAL_WINDOW);
    assertThat(sixth.<Boolean>fold(c -> false, c -> c.until().isPresent(), w -> false, e -> false))
        .isTrue();
  }

  @Test
  default void givesTheSlotOfARefusedOrderBack() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    OrderLimits one = limits(1, Duration.ZERO);
    Order order = world.delivered(buy(0));
    ClaimedOrder refused = claimed(world.ledger(one), fence, order, "a");
    world
        .ledger(one)
        .finalise(refused, result(refused, new OrderEnding.Refused(ResultReason.NO_PRICE)));

    ClaimDecision next = claim(world.ledger(one), fence, world.delivered(buy(1)), "b");

    assertThat(next).isInstanceOf(ClaimDecision.Claimed.class);
  }

  @Test
  default void keepsTheSlotOfAnOrderInFlight() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    OrderLimits brief =
        new OrderLimits(
            new OrderRate(1, Duration.ofMillis(50)),
            LIMITS.closes(),
            Duration.ZERO,
            LIMITS.lease(),
            LIMITS.fence());
    claimed(world.ledger(brief), fence, world.delivered(buy(0)), "a");
    world.pass(Duration.ofMillis(120));

    ClaimDecision next = claim(world.ledger(brief), fence, world.delivered(buy(1)), "b");

    assertThat(reason(next)).contains(AuditReason.GLOBAL_WINDOW);
  }

  @Test
  default void recognisesTheSameIntentInAnotherEntry() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    Order first = world.delivered(Intents.buy("BTCUSDT").withId("i-1"));
    ClaimedOrder claimed = claimed(world, fence, first, "a");
    world.ledger().finalise(claimed, result(claimed, Orders.filled()));
    EntryId repeated = world.publish(Intents.buy("XRPUSDT"));
    EntryId changed = world.publish(Intents.buy("SOLUSDT"));
    world.readNew(2);

    ClaimDecision same =
        claim(world, fence, world.order(repeated, Intents.buy("BTCUSDT").withId("i-1")), "b");
    ClaimDecision conflict =
        claim(
            world,
            fence,
            world.order(changed, Intents.buy("BTCUSDT").withId("i-1").worth("300")),
            "c");

    assertThat(reason(same)).contains(AuditReason.SAME);
    assertThat(reason(conflict)).contains(AuditReason.CONFLICT);
  }

  @Test
  default void letsOnlyOneOrderOfASymbolBeInFlight() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    claimed(world, fence, world.delivered(Intents.buy("BTCUSDT")), "a");

    ClaimDecision opening =
        claim(world, fence, world.delivered(Intents.sell("BTCUSDT").worth("10")), "b");
    ClaimDecision close = claim(world, fence, world.delivered(Intents.close("BTCUSDT")), "c");

    assertThat(cause(opening)).contains(WaitCause.SYMBOL_BUSY);
    assertThat(cause(close)).contains(WaitCause.SYMBOL_BUSY);
  }

  @Test
  default void spacesOpeningsOfASymbolButNotItsClose() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    ClaimedOrder first = claimed(world, fence, world.delivered(Intents.buy("BTCUSDT")), "a");
    world.ledger().finalise(first, result(first, Orders.filled()));

    ClaimDecision opening =
        claim(world, fence, world.delivered(Intents.sell("BTCUSDT").worth("10")), "b");
    ClaimDecision close = claim(world, fence, world.delivered(Intents.close("BTCUSDT")), "c");

    assertThat(reason(opening)).contains(AuditReason.SYMBOL_SPACING);
    assertThat(close).isInstanceOf(ClaimDecision.Claimed.class);
  }

  @Test
  default void letsClosesWaitAboveTheirOwnGuardOnly() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    OrderLimits none =
        new OrderLimits(
            new OrderRate(0, Duration.ofSeconds(60)),
            new OrderRate(1, Duration.ofSeconds(60)),
            Duration.ZERO,
            LIMITS.lease(),
            LIMITS.fence());

    ClaimDecision first =
        claim(world.ledger(none), fence, world.delivered(Intents.close("BTCUSDT")), "a");
    ClaimDecision second =
        claim(world.ledger(none), fence, world.delivered(Intents.close("ETHUSDT")), "b");

    assertThat(first).isInstanceOf(ClaimDecision.Claimed.class);
    assertThat(cause(second)).contains(WaitCause.CLOSE_GUARD);
  }

  @Test
  default void obeysTheTradingState() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    Order buy = world.delivered(Intents.buy("BTCUSDT"));
    Order close = world.delivered(Intents.close("ETHUSDT"));

    world.trading(TradingState.HALTED);
    ClaimDecision haltedBuy = claim(world, fence, buy, "a");
    ClaimDecision haltedClose = claim(world, fence, close, "b");
    world.trading(TradingState.REDUCING);
    ClaimDecision reducingBuy = claim(world, fence, buy, "a");
    ClaimDecision reducingClose = claim(world, fence, close, "b");

    assertThat(reason(haltedBuy)).contains(AuditReason.HALTED);
    assertThat(cause(haltedClose)).contains(WaitCause.HALTED);
    assertThat(reason(reducingBuy)).contains(AuditReason.REDUCING);
    assertThat(reducingClose).isInstanceOf(ClaimDecision.Claimed.class);
  }

  @Test
  default void closesEntriesOnceAndLeavesClaimedOnesAlone() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    Order stale = world.delivered(Intents.buy("BTCUSDT"));
    Order bad = world.delivered(Intents.buy("ETHUSDT"));
    Order underWay = world.delivered(Intents.buy("SOLUSDT"));
    claimed(world, fence, underWay, "a");
    List<Dismissal> dismissals =
        List.of(
            audited(stale, AuditReason.TOO_OLD),
            new Dismissal.PutAside(
                bad.entryId(), OutcomeCode.INVALID, DeadLetter.poison(PipelineWorld.PUBLISHER, 6)),
            audited(underWay, AuditReason.TOO_OLD));

    DismissAnswer first = world.ledger().close(fence, dismissals);
    DismissAnswer again = world.ledger().close(fence, dismissals);

    assertThat(first).isEqualTo(new DismissAnswer.Done(2, List.of(underWay.entryId())));
    assertThat(again).isEqualTo(new DismissAnswer.Done(0, List.of(underWay.entryId())));
    assertThat(world.deadLetters()).isEqualTo(1);
    assertThat(world.snapshot().ledger().total()).isEqualTo(2);
    assertConserved(world);
  }

  @Test
  default void refusesAReaderWhoseTermIsOver() {
    PipelineWorld world = world();
    FencingToken old = world.reader();
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    world.lease().release(old);
    world.pass(Duration.ofMillis(5));
    world.lease().take(new ConsumerName("execution-other"), "other-token");

    assertThat(world.ledger().claim(old, List.of(new ClaimRequest(order, "a"))))
        .isEqualTo(new ClaimAnswer.Fenced());
    assertThat(world.ledger().close(old, List.of(audited(order, AuditReason.TOO_OLD))))
        .isEqualTo(new DismissAnswer.Fenced());
  }

  @Test
  default void letsAnOrderBeTakenOverOnlyAfterLeaseAndFence() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    ClaimedOrder first = claimed(world, fence, world.delivered(Intents.buy("BTCUSDT")), "a");

    TakeoverDecision early = world.ledger().takeover(first.order().clientOrderId(), "b");
    world.pass(LIMITS.lease().plus(LIMITS.fence()).plusMillis(20));
    List<?> overdue = world.ledger().overdue(10);
    TakeoverDecision late = world.ledger().takeover(first.order().clientOrderId(), "b");
    ClaimedOrder taken =
        late.fold(TakeoverDecision.Granted::order, denied -> PipelineWorld.fail("denied"));

    assertThat(early).isEqualTo(new TakeoverDecision.Denied());
    assertThat(overdue).hasSize(1);
    assertThat(taken.order()).isEqualTo(first.order());
    assertThat(taken.claim().epoch()).isEqualTo(2);
    assertThat(world.ledger().finalise(first, result(first, Orders.filled())))
        .isEqualTo(new FinaliseAnswer.Fenced());
    assertThat(world.ledger().finalise(taken, result(taken, new OrderEnding.NotSent())))
        .isEqualTo(new FinaliseAnswer.Recorded(OutcomeCode.NOT_SENT));
    assertConserved(world);
  }

  private static Intents buy(int number) {
    return Intents.buy("AA" + (char) ('A' + number) + "USDT");
  }

  private static OrderLimits limits(int openings, Duration spacing) {
    return new OrderLimits(
        new OrderRate(openings, Duration.ofSeconds(60)),
        LIMITS.closes(),
        spacing,
        LIMITS.lease(),
        LIMITS.fence());
  }

  private static Dismissal audited(Order order, AuditReason reason) {
    return new Dismissal.Audited(order.entryId(), reason);
  }

  private static ExecutionResult result(ClaimedOrder order, OrderEnding ending) {
    return new ExecutionResult(order.order(), ending, order.claim().claimedAt(), ME);
  }

  private static ClaimDecision claim(
      PipelineWorld world, FencingToken fence, Order order, String token) {
    return claim(world.ledger(), fence, order, token);
  }

  private static ClaimDecision claim(
      IntentLedger ledger, FencingToken fence, Order order, String token) {
    return ledger
        .claim(fence, List.of(new ClaimRequest(order, token)))
        .fold(decided -> decided.decisions().get(0), fenced -> PipelineWorld.fail("fenced"));
  }

  private static ClaimedOrder claimed(
      PipelineWorld world, FencingToken fence, Order order, String token) {
    return claimed(world.ledger(), fence, order, token);
  }

  private static ClaimedOrder claimed(
      IntentLedger ledger, FencingToken fence, Order order, String token) {
    return claim(ledger, fence, order, token)
        .fold(
            claimed -> new ClaimedOrder(order, claimed.claim()),
            closed -> PipelineWorld.fail("closed: " + closed),
            waiting -> PipelineWorld.fail("waiting: " + waiting),
            elsewhere -> PipelineWorld.fail("elsewhere"));
  }

  private static Optional<AuditReason> reason(ClaimDecision decision) {
    return decision.fold(
        claimed -> Optional.empty(),
        closed -> Optional.of(closed.reason()),
        waiting -> Optional.empty(),
        elsewhere -> Optional.empty());
  }

  private static Optional<WaitCause> cause(ClaimDecision decision) {
    return decision.fold(
        claimed -> Optional.empty(),
        closed -> Optional.empty(),
        waiting -> Optional.of(waiting.cause()),
        elsewhere -> Optional.empty());
  }

  private static void assertConserved(PipelineWorld world) {
    Conservation conservation = Conservation.of(world.snapshot());
    assertThat(conservation.<Boolean>fold(checked -> checked.isEqual(), unknown -> false))
        .as(conservation.toString())
        .isTrue();
  }
}
