package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.FinaliseAnswer;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.execution.port.out.StoredValues.Kind;
import io.quantum.pipeline.application.execution.port.out.StoredValues.Unreadable;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes under our keys is read as digits or not at all, and then it is named. */
final class UnreadableValuesIT {
  private static final String STATE = "quantum:safety:trading_state";
  private static final String OVERRIDE = "quantum:exec:limit_override";
  private static final String LIMITS = "quantum:exec:limits";
  private static final String LEDGER = "quantum:exec:ledger";
  private static final String ANCHOR = "quantum:exec:anchor";
  private static final String READER = "quantum:exec:reader";
  private static final OperatorNote NOTE = new OperatorNote("ann", "a test");

  private final RedisWorld world = new RedisWorld();
  private final StoredValues values = new RedisStoredValues(world.connections, world.keys);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e9",
        "1e1",
        "0x10",
        "inf",
        "-inf",
        "nan",
        " 7",
        "7 ",
        "7\n",
        "+7",
        "-1",
        "7.0",
        "7,0",
        "",
        "1000001",
        "12345678",
        "999999999999999999999999999999",
        "\u0667"
      })
  void letsNoMoreLeaveThanTheOwnLimitUnderALimitThatIsNone(String limit) {
    FencingToken fence = world.reader();
    world.server.commands().set(OVERRIDE, limit);

    assertThat(world.inbox().peek().openingLimit()).isEqualTo(5);
    assertThat(claimedOf(fence, 7)).isEqualTo(5);
    assertThat(values.unreadable())
        .extracting(Unreadable::key, Unreadable::kind)
        .containsExactly(tuple(OVERRIDE, Kind.LIMIT));
    assertThat(values.unreadable().get(0).sentence())
        .contains(OVERRIDE, "0 to 1000000 in digits", "own limit");
    assertThat(
            world
                .controls()
                .limit(new TemporaryLimit(3, new Lasting(Duration.ofHours(1))), NOTE)
                .before())
        .isEmpty();
    assertThat(values.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 2", "07, 7", "1000000, 1000000"})
  void keepsToALimitInDigits(String limit, int openings) {
    world.server.commands().set(OVERRIDE, limit);

    assertThat(world.inbox().peek().openingLimit()).isEqualTo(openings);
    assertThat(values.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-inf", "nan", "0x1", "1e0", " 1", "", "4e0"})
  void letsNoUnreadableLimitOfAnInstanceCount(String limit) {
    world.registry().announce(PipelineWorld.ME, "token", 5);
    world.server.commands().hset(LIMITS, PipelineWorld.ME.text(), limit);

    assertThat(world.inbox().peek().openingLimit()).isEqualTo(5);
    assertThat(world.registry().participants().running()).isEmpty();
    assertThat(values.unreadable())
        .singleElement()
        .satisfies(found -> assertThat(found.key()).isEqualTo(LIMITS + " execution-test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-inf",
        "nan",
        "inf",
        "0",
        "1",
        "0x10",
        "1e3",
        " 1700000000000",
        "1700000000000 ",
        "1700000000",
        "-1700000000000",
        "1700000000000.0",
        "",
        "2020-01-01T00:00:00Z",
        "1e12"
      })
  void liftsNoHaltByAnEndThatIsNone(String until) {
    for (String state : List.of("HALTED", "REDUCING", "ACTIVE")) {
      world.server.commands().hset(STATE, Map.of("state", state, "until", until));

      assertThat(world.inbox().peek().tradingState()).isEqualTo(TradingState.HALTED);
    }
    assertThat(claimedOf(world.reader(), 1)).isZero();
    assertThat(world.snapshot().control().tradingState()).isEqualTo(TradingState.HALTED);
    assertThat(values.unreadable()).extracting(Unreadable::key).containsExactly(STATE + " until");

    world.controls().switchTo(new TradingSwitch(TradingState.ACTIVE, Optional.empty()), NOTE);
    assertThat(world.inbox().peek().tradingState()).isEqualTo(TradingState.ACTIVE);
    assertThat(values.unreadable()).isEmpty();
  }

  @Test
  void liftsAHaltWhoseEndHasPassedAndNamesAStateThatIsNone() {
    world.server.commands().hset(STATE, Map.of("state", "HALTED", "until", "1700000000000"));
    assertThat(world.inbox().peek().tradingState()).isEqualTo(TradingState.ACTIVE);

    world.server.commands().del(STATE);
    world.server.commands().hset(STATE, "state", "active");
    assertThat(world.inbox().peek().tradingState()).isEqualTo(TradingState.HALTED);
    assertThat(values.unreadable()).extracting(Unreadable::kind).containsExactly(Kind.STATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1e3", "-5", "inf", "nan", "9223372036854775807", ""})
  void endsAnOrderOnceThoughTheCountOfItsOutcomeIsNone(String count) {
    FencingToken fence = world.reader();
    ClaimedOrder order = claimed(fence, "BTCUSDT");
    world.server.commands().hset(LEDGER, "filled", count);

    assertThat(world.inbox().peek().ledger().settled()).isZero();
    ExecutionResult result =
        new ExecutionResult(
            order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME);
    for (int i = 0; i < 2; i++) {
      assertThat(world.ledger().finalise(order, result))
          .isEqualTo(new FinaliseAnswer.Recorded(OutcomeCode.FILLED));
    }

    assertThat(world.results()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1e3", "inf", "nan", "", "0x5"})
  void goesOnWithAnAnchorThatCannotBeRead(String value) {
    FencingToken fence = world.reader();
    ClaimedOrder order = claimed(fence, "BTCUSDT");
    for (String field : List.of("offset", "accepted", "low", "low_read", "created")) {
      world.server.commands().hset(ANCHOR, field, value);
    }

    assertThat(world.snapshot().anchorOffset()).isEmpty();
    assertThat(
            world
                .ledger()
                .finalise(
                    order,
                    new ExecutionResult(
                        order.order(),
                        Orders.filled(),
                        order.claim().claimedAt(),
                        PipelineWorld.ME)))
        .isEqualTo(new FinaliseAnswer.Recorded(OutcomeCode.FILLED));
    assertThat(values.unreadable())
        .extracting(Unreadable::key)
        .contains(ANCHOR + " offset", ANCHOR + " accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1e3", "-1", "inf", "9223372036854775807", ""})
  void beginsToCountAttemptsAgainWhereTheCountIsNone(String count) {
    EntryId entry = new EntryId(1_700_000_000_000L, 1);
    world.server.commands().hset("quantum:exec:attempts", entry.toString(), count);

    assertThat(world.attempts().look(List.of(entry))).hasSize(1);
    world.attempts().begin(List.of(entry));

    assertThat(world.server.commands().hget("quantum:exec:attempts", entry.toString()))
        .isIn("1", "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "nan", "x", "", "1e99", "-1", " 9999999999999"})
  void takesASeatWhoseTermOrEpochIsNone(String value) {
    world.reader();
    world.server.commands().hset(READER, Map.of("until", value, "epoch", value, "token", "other"));

    FencingToken fence =
        world
            .lease()
            .take(PipelineWorld.ME, "mine")
            .fold(granted -> granted.fence(), held -> PipelineWorld.fail("held: " + held));

    assertThat(fence.epoch()).isGreaterThan(1);
    assertThat(world.lease().renew(fence)).isTrue();
  }

  private int claimedOf(FencingToken fence, int wanted) {
    List<ClaimRequest> requests = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      Order order = world.delivered(Intents.buy("AA" + (char) ('A' + i) + "USDT"));
      requests.add(new ClaimRequest(order, "t" + i));
    }
    return world
        .ledger()
        .claim(fence, requests)
        .fold(
            decided ->
                (int)
                    decided.decisions().stream()
                        .filter(ClaimDecision.Claimed.class::isInstance)
                        .count(),
            fenced -> PipelineWorld.fail("fenced"));
  }

  private ClaimedOrder claimed(FencingToken fence, String symbol) {
    Order order = world.delivered(Intents.buy(symbol));
    return world
        .ledger()
        .claim(fence, List.of(new ClaimRequest(order, "token")))
        .fold(
            decided ->
                decided.decisions().get(0) instanceof ClaimDecision.Claimed claimed
                    ? new ClaimedOrder(order, claimed.claim())
                    : PipelineWorld.fail("not claimed"),
            fenced -> PipelineWorld.fail("fenced"));
  }
}
