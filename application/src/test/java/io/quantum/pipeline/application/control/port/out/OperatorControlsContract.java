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
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What an operator's controls do, in whatever technology. */
public interface OperatorControlsContract {
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

  @Test
  default void endsDiagnosticsByThemselves() {
    PipelineWorld world = world();
    Instant before = world.inbox().peek().at();
    assertThat(world.controls().diagnosticsLeft()).isEmpty();

    DiagnosticsChange change =
        world.controls().diagnosticsOn(new Lasting(Duration.ofSeconds(1)), NOTE);

    assertThat(change.before()).isEmpty();
    assertThat(change.until().orElseThrow())
        .isBetween(before.plusMillis(999), before.plus(Duration.ofSeconds(60)));
    assertThat(world.controls().diagnosticsLeft().orElseThrow())
        .isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    world.pass(Duration.ofMillis(1_100));
    assertThat(world.controls().diagnosticsLeft()).isEmpty();
  }

  @Test
  default void countsTheEndOfDiagnosticsFromTheLatestWish() {
    PipelineWorld world = world();
    DiagnosticsChange first =
        world.controls().diagnosticsOn(new Lasting(Duration.ofSeconds(60)), NOTE);

    DiagnosticsChange second =
        world.controls().diagnosticsOn(new Lasting(Duration.ofHours(1)), NOTE);

    assertThat(second.before().orElseThrow())
        .isBetween(
            first.until().orElseThrow().minusMillis(2), first.until().orElseThrow().plusMillis(2));
    assertThat(world.controls().diagnosticsLeft().orElseThrow())
        .isGreaterThan(Duration.ofMinutes(59));
    assertThat(
            world
                .inspector()
                .snapshot()
                .<Optional<Duration>>fold(
                    taken -> taken.snapshot().context().executors().diagnosticsFor(),
                    unreadable -> Optional.empty()))
        .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofMinutes(59)));
  }

  @Test
  default void switchesDiagnosticsOff() {
    PipelineWorld world = world();
    assertThat(world.controls().diagnosticsOff(NOTE))
        .isEqualTo(new DiagnosticsChange(Optional.empty(), Optional.empty()));
    world.controls().diagnosticsOn(new Lasting(Duration.ofHours(1)), NOTE);

    DiagnosticsChange change = world.controls().diagnosticsOff(NOTE);

    assertThat(change.before()).isPresent();
    assertThat(change.until()).isEmpty();
    assertThat(world.controls().diagnosticsLeft()).isEmpty();
  }

  @Test
  default void makesConservationHoldAgain() {
    PipelineWorld world = world();
    acknowledgedByHand(world, "BTCUSDT");
    assertThat(missing(world)).isEqualTo(1);

    assertThat(world.controls().accept(1, NOTE)).isEqualTo(new AcceptanceOutcome.Accepted(1, 1));

    assertThat(missing(world)).isZero();
    acknowledgedByHand(world, "ETHUSDT");
    assertThat(missing(world)).as("the next one shows").isEqualTo(1);
    assertThat(world.controls().accept(1, NOTE)).isEqualTo(new AcceptanceOutcome.Accepted(1, 2));
  }

  @Test
  default void acceptsNothingButWhatTheOperatorWasShown() {
    PipelineWorld world = world();
    acknowledgedByHand(world, "BTCUSDT");
    acknowledgedByHand(world, "ETHUSDT");

    assertThat(world.controls().accept(1, NOTE))
        .isEqualTo(new AcceptanceOutcome.Changed(1, OptionalLong.of(2)));
    assertThat(missing(world)).isEqualTo(2);
  }

  @Test
  default void acceptsADifferenceOnceHoweverOftenItIsTold() {
    PipelineWorld world = world();
    acknowledgedByHand(world, "BTCUSDT");
    world.controls().accept(1, NOTE);

    assertThat(world.controls().accept(1, NOTE))
        .isEqualTo(new AcceptanceOutcome.Changed(1, OptionalLong.of(0)));
    assertThat(missing(world)).isZero();
  }

  @Test
  default void acceptsNothingWithoutAGroup() {
    assertThat(world().controls().accept(1, NOTE))
        .isEqualTo(new AcceptanceOutcome.Changed(1, OptionalLong.empty()));
  }

  private static void acknowledgedByHand(PipelineWorld world, String symbol) {
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    EntryId entry = world.publish(Intents.buy(symbol));
    world.readNew(1);
    world.acknowledge(entry);
  }

  private static long missing(PipelineWorld world) {
    return Conservation.of(world.snapshot())
        .fold(Conservation.Checked::missing, unknown -> PipelineWorld.fail(unknown.why()));
  }
}
