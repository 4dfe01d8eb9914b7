package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people did, and the service of its own accord, outlives what happens to other streams. */
final class OperatorActsIT {
  private static final String AUDIT = "quantum:stream:execution.audit";
  private static final String ACTS = "quantum:stream:operator.acts";
  private static final String STATE = "quantum:safety:trading_state";
  private static final OperatorNote ANN = new OperatorNote("ann", "a test");
  private static final Lasting AN_HOUR = new Lasting(Duration.ofHours(1));

  private final RedisWorld world = new RedisWorld();

  static Stream<Arguments> acts() {
    return Stream.of(
        act("trading_state", OperatorActsIT::halt),
        act("limit", world -> world.controls().limit(new TemporaryLimit(3, AN_HOUR), ANN)),
        act(
            "limit_cleared",
            world -> {
              world.server.commands().set("quantum:exec:limit_override", "7");
              world.controls().clearLimit(ANN);
            }),
        act("diagnostics", world -> world.controls().diagnosticsOn(AN_HOUR, ANN)),
        act(
            "diagnostics_off",
            world -> {
              world.server.commands().set("quantum:exec:diag", "bob");
              world.controls().diagnosticsOff(ANN);
            }),
        act(
            "accept",
            world -> {
              world.inbox().open(LedgerMark.NOTHING_SEEN);
              world.server.commands().hincrby("quantum:exec:ledger", "filled", 2);
              world.controls().accept(-2, ANN);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acts")
  void areInTheAuditAndInAStreamOfTheirOwn(String name, Consumer<RedisWorld> act) {
    act.accept(world);

    assertThat(entries(AUDIT))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("act", name)
                    .containsEntry("by", "ann")
                    .containsEntry("reason", "a test"));
    assertThat(entries(ACTS)).isEqualTo(entries(AUDIT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acts")
  void changeNothingIfTheyCannotBeWrittenDown(String name, Consumer<RedisWorld> act) {
    world.server.commands().set(ACTS, "no stream");

    assertThatThrownBy(() -> act.accept(world))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("WRONGTYPE");
    assertThat(world.server.commands().exists(AUDIT, STATE)).isZero();
  }

  @Test
  void countTheNewestThousandExactly() {
    world
        .server
        .commands()
        .eval(
            "for i = 1, 1500 do redis.call('XADD', KEYS[1], '*', 'act', 'earlier') end",
            ScriptOutputType.STATUS,
            ACTS);

    halt(world);

    assertThat(entries(ACTS)).hasSize(1_000).last().satisfies(OperatorActsIT::isTheHaltOfAnn);
  }

  @Test
  void remainWhenTheAuditIsGone() {
    halt(world);

    world.server.commands().xtrim(AUDIT, 0);
    new RedisStreamRetention(world.connections, world.config, world.keys).trim();

    assertThat(entries(AUDIT)).isEmpty();
    assertThat(entries(ACTS)).singleElement().satisfies(OperatorActsIT::isTheHaltOfAnn);
  }

  @Test
  void includeAHaltOfTheServiceOnceHoweverManyInstancesFindTheLoss() {
    LedgerMark seen = new LedgerMark(true, 5);

    assertThat(world.inbox().open(seen)).isEqualTo(GroupOpening.DATA_LOST);
    assertThat(world.inbox().open(seen)).isEqualTo(GroupOpening.DATA_LOST);

    Map<String, String> state = world.server.commands().hgetall(STATE);
    assertThat(entries(ACTS))
        .containsExactly(
            Map.of(
                "act", "trading_state",
                "state", "HALTED",
                "until", "",
                "by", "execution",
                "reason", "DATA_LOSS",
                "timestamp", entries(ACTS).get(0).get("timestamp")));
    assertThat(entries(AUDIT)).isEqualTo(entries(ACTS));
    assertThat(state).containsEntry("state", "HALTED").containsEntry("by", "execution");
  }

  @Test
  void includeTheHaltAfterEachResume() {
    LedgerMark seen = new LedgerMark(true, 5);
    world.inbox().open(seen);
    world.controls().switchTo(new TradingSwitch(TradingState.ACTIVE, Optional.empty()), ANN);
    world.inbox().open(seen);

    assertThat(entries(ACTS))
        .extracting(entry -> entry.get("by"))
        .containsExactly("execution", "ann", "execution");
  }

  private static Arguments act(String name, Consumer<RedisWorld> act) {
    return Arguments.of(name, act);
  }

  private static void halt(RedisWorld world) {
    world.controls().switchTo(new TradingSwitch(TradingState.HALTED, Optional.empty()), ANN);
  }

  private static void isTheHaltOfAnn(Map<String, String> entry) {
    assertThat(entry).containsEntry("act", "trading_state").containsEntry("by", "ann");
  }

  private List<Map<String, String>> entries(String stream) {
    return world.server.commands().xrange(stream, Range.unbounded()).stream()
        .map(entry -> entry.getBody())
        .toList();
  }
}
