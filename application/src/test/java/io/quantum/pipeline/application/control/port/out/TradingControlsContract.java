package io.quantum.pipeline.application.control.port.out;

import static io.quantum.pipeline.application.PipelineWorld.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What an operator's controls do, in whatever technology. */
public interface TradingControlsContract {
  /** Who acts. */
  OperatorNote NOTE = new OperatorNote("ann", "a test");

  /** Long enough to be seen, short enough to be waited for. */
  Lasting BRIEFLY = new Lasting(Duration.ofSeconds(1));

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void haltsUntilSomebodyResumes() {
    PipelineWorld world = world();

    assertThat(set(world, TradingState.HALTED))
        .isEqualTo(
            new SwitchOutcome.Switched(TradingState.ACTIVE, TradingState.HALTED, Optional.empty()));
    assertThat(inEffect(world)).isEqualTo(TradingState.HALTED);
    assertThat(set(world, TradingState.ACTIVE))
        .isEqualTo(
            new SwitchOutcome.Switched(TradingState.HALTED, TradingState.ACTIVE, Optional.empty()));
    assertThat(inEffect(world)).isEqualTo(TradingState.ACTIVE);
  }

  @Test
  default void endsAStateByItself() {
    PipelineWorld world = world();
    Instant before = world.inbox().peek().at();

    SwitchOutcome outcome =
        world
            .controls()
            .switchTo(new TradingSwitch(TradingState.REDUCING, Optional.of(BRIEFLY)), NOTE);

    Optional<Instant> until = outcome.fold(SwitchOutcome.Switched::until, s -> Optional.empty());
    assertThat(until.orElseThrow())
        .isBetween(before.plusMillis(999), before.plus(Duration.ofSeconds(60)));
    assertThat(inEffect(world)).isEqualTo(TradingState.REDUCING);
    world.pass(Duration.ofMillis(1_100));
    assertThat(inEffect(world)).isEqualTo(TradingState.ACTIVE);
  }

  @Test
  default void forgetsTheEndOfAnEarlierHalt() {
    PipelineWorld world = world();
    world.controls().switchTo(new TradingSwitch(TradingState.HALTED, Optional.of(BRIEFLY)), NOTE);

    set(world, TradingState.HALTED);

    world.pass(Duration.ofMillis(1_100));
    assertThat(inEffect(world)).isEqualTo(TradingState.HALTED);
  }

  @Test
  default void refusesToResumeWhileSafeModeStands() {
    PipelineWorld world = world();
    set(world, TradingState.REDUCING);
    world.safeMode();

    SwitchOutcome refused = set(world, TradingState.ACTIVE);

    assertThat(refused).isInstanceOf(SwitchOutcome.SafeModeStands.class);
    assertThat(inEffect(world)).isEqualTo(TradingState.SAFE_MODE);
    // A halt is never refused; what stands above it is said.
    assertThat(set(world, TradingState.HALTED))
        .isEqualTo(
            new SwitchOutcome.Switched(
                TradingState.SAFE_MODE, TradingState.SAFE_MODE, Optional.empty()));
  }

  @Test
  default void limitsTheOpeningsOfAllInstancesUntilItEnds() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    IntentLedger one = world.ledger(own(5, Duration.ofSeconds(2)));
    IntentLedger other = world.ledger(own(5, Duration.ofSeconds(2)));

    LimitChange raised = world.controls().limit(new TemporaryLimit(10, BRIEFLY), NOTE);

    assertThat(raised.before()).isEmpty();
    assertThat(raised.until()).isPresent();
    int granted = grants(world, fence, List.of(one, other), 0, 12);
    assertThat(granted).as("under the raise").isEqualTo(10);
    // The raise is over, and so is the window in which the ten left.
    world.pass(Duration.ofMillis(2_100));
    assertThat(grants(world, fence, List.of(one, other), 12, 12)).as("afterwards").isEqualTo(5);
  }

  @Test
  default void neverLetsTheWindowHoldMoreThanTheLimitThatFollows() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    List<IntentLedger> ledgers = List.of(world.ledger(own(5, Duration.ofSeconds(60))));
    world.controls().limit(new TemporaryLimit(10, BRIEFLY), NOTE);
    assertThat(grants(world, fence, ledgers, 0, 7)).isEqualTo(7);

    assertThat(world.controls().clearLimit(NOTE))
        .isEqualTo(new LimitChange(OptionalInt.of(10), Optional.empty()));

    assertThat(grants(world, fence, ledgers, 7, 1)).isZero();
  }

  @Test
  default void lowersTheLimitToNothing() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    world.controls().limit(new TemporaryLimit(7, BRIEFLY), NOTE);

    LimitChange lowered = world.controls().limit(new TemporaryLimit(0, BRIEFLY), NOTE);

    assertThat(lowered.before()).hasValue(7);
    assertThat(grants(world, fence, List.of(world.ledger()), 0, 1)).isZero();
  }

  @Test
  default void clearsNothingWhereNothingIs() {
    assertThat(world().controls().clearLimit(NOTE))
        .isEqualTo(new LimitChange(OptionalInt.empty(), Optional.empty()));
  }

  private static SwitchOutcome set(PipelineWorld world, TradingState state) {
    return world.controls().switchTo(new TradingSwitch(state, Optional.empty()), NOTE);
  }

  private static TradingState inEffect(PipelineWorld world) {
    return world.inbox().peek().tradingState();
  }

  private static OrderLimits own(int limit, Duration window) {
    return new OrderLimits(
        new OrderRate(limit, window),
        LIMITS.closes(),
        Duration.ZERO,
        LIMITS.lease(),
        LIMITS.fence());
  }

  // Orders of other symbols, filled as soon as they are granted, by the ledgers in turn.
  private static int grants(
      PipelineWorld world, FencingToken fence, List<IntentLedger> ledgers, int from, int many) {
    int granted = 0;
    for (int i = from; i < from + many; i++) {
      IntentLedger ledger = ledgers.get(i % ledgers.size());
      ClaimRequest request =
          new ClaimRequest(
              world.delivered(Intents.buy("%c%cAUSDT".formatted('A' + i / 26, 'A' + i % 26))),
              "token-" + i);
      ClaimDecision decision =
          ledger
              .claim(fence, List.of(request))
              .fold(
                  decided -> decided.decisions().get(0),
                  fenced -> PipelineWorld.<ClaimDecision>fail("fenced"));
      granted +=
          decision.<Integer>fold(
              claimed -> {
                ClaimedOrder order = new ClaimedOrder(request.order(), claimed.claim());
                ledger.finalise(
                    order,
                    new ExecutionResult(
                        order.order(),
                        Orders.filled(),
                        claimed.claim().claimedAt(),
                        PipelineWorld.ME));
                return 1;
              },
              closed -> 0,
              waiting -> 0,
              elsewhere -> 0);
    }
    return granted;
  }
}
