package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.Range;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.control.port.out.OperatorControlsContract;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what stands there afterwards. */
final class RedisOperatorControlsIT implements OperatorControlsContract {
  private static final String STATE = "quantum:safety:trading_state";
  private static final String OVERRIDE = "quantum:exec:limit_override";
  private static final String DIAGNOSTICS = "quantum:exec:diag";
  private static final String ANCHOR = "quantum:exec:anchor";
  private static final Lasting TEN_MINUTES = new Lasting(Duration.ofMinutes(10));
  private static final String AUDIT = "quantum:stream:execution.audit";

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void recordsWhoWantedWhatAndWhy() {
    RedisWorld world = new RedisWorld();

    world
        .controls()
        .switchTo(
            new TradingSwitch(
                TradingState.HALTED, Optional.of(new Lasting(Duration.ofMinutes(30)))),
            NOTE);
    world.controls().limit(new TemporaryLimit(10, new Lasting(Duration.ofHours(2))), NOTE);
    world.controls().clearLimit(NOTE);

    Map<String, String> state = world.server.commands().hgetall(STATE);
    assertThat(state)
        .containsOnlyKeys("state", "by", "reason", "at", "until")
        .containsEntry("state", "HALTED")
        .containsEntry("by", "ann")
        .containsEntry("reason", "a test");
    assertThat(world.server.commands().exists(OVERRIDE)).isZero();
    List<Map<String, String>> audit =
        world.server.commands().xrange(AUDIT, Range.unbounded()).stream()
            .map(entry -> entry.getBody())
            .toList();
    assertThat(audit)
        .extracting(entry -> entry.get("act"))
        .containsExactly("trading_state", "limit", "limit_cleared");
    assertThat(audit)
        .allSatisfy(
            entry ->
                assertThat(entry).containsEntry("by", "ann").containsEntry("reason", "a test"));
    assertThat(audit.get(0)).containsEntry("until", state.get("until"));
    assertThat(audit.get(1)).containsEntry("limit", "10");
  }

  @Test
  void letsTheLimitLapseOnTheServer() {
    RedisWorld world = new RedisWorld();

    world.controls().limit(new TemporaryLimit(10, new Lasting(Duration.ofHours(2))), NOTE);

    assertThat(world.server.commands().get(OVERRIDE)).isEqualTo("10");
    assertThat(world.server.commands().pttl(OVERRIDE)).isBetween(7_100_000L, 7_200_000L);
  }

  @Test
  void replacesAStateThatNobodyCanRead() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(STATE, "halt!");

    SwitchOutcome outcome =
        world.controls().switchTo(new TradingSwitch(TradingState.ACTIVE, Optional.empty()), NOTE);

    assertThat(outcome)
        .isEqualTo(
            new SwitchOutcome.Switched(TradingState.HALTED, TradingState.ACTIVE, Optional.empty()));
  }

  @Test
  void saysWhenSafeModeLapsesAndWhatItIsCalled() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set("quantum:safety:safe_mode", "1");
    world.server.commands().pexpire("quantum:safety:safe_mode", 60_000);

    SwitchOutcome outcome =
        world.controls().switchTo(new TradingSwitch(TradingState.ACTIVE, Optional.empty()), NOTE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            SwitchOutcome.SafeModeStands.class,
            stands -> {
              assertThat(stands.key()).isEqualTo("quantum:safety:safe_mode");
              assertThat(stands.ends()).isPresent();
            });
    assertThat(world.server.commands().exists(STATE, AUDIT)).isZero();
  }

  @Test
  void changesNothingIfItCannotBeWrittenDownWhoDidIt() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(AUDIT, "no stream");

    assertThatThrownBy(
            () ->
                world
                    .controls()
                    .switchTo(new TradingSwitch(TradingState.HALTED, Optional.empty()), NOTE))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("WRONGTYPE");
    assertThatThrownBy(
            () ->
                world
                    .controls()
                    .limit(new TemporaryLimit(3, new Lasting(Duration.ofHours(1))), NOTE))
        .isInstanceOf(AdapterFailure.class);
    assertThat(world.server.commands().exists(STATE, OVERRIDE)).isZero();
  }

  @Test
  void recordsWhoWantedDiagnosticsAndWhy() {
    RedisWorld world = new RedisWorld();

    world.controls().diagnosticsOn(TEN_MINUTES, NOTE);

    assertThat(world.server.commands().get(DIAGNOSTICS)).isEqualTo("ann");
    assertThat(world.server.commands().pttl(DIAGNOSTICS)).isBetween(590_000L, 600_000L);
    world.controls().diagnosticsOff(NOTE);
    world.controls().diagnosticsOff(NOTE);
    assertThat(world.server.commands().exists(DIAGNOSTICS)).isZero();
    assertThat(world.server.commands().xrange(AUDIT, Range.unbounded()))
        .extracting(entry -> entry.getBody().get("act"))
        .containsExactly("diagnostics", "diagnostics_off");
    assertThat(world.server.commands().xrange(AUDIT, Range.unbounded()))
        .allSatisfy(
            entry ->
                assertThat(entry.getBody())
                    .containsEntry("by", "ann")
                    .containsEntry("reason", "a test"));
  }

  @Test
  void doesNotTakeAKeyWithoutAnEndForAWish() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(DIAGNOSTICS, "for ever");

    assertThat(world.controls().diagnosticsLeft()).isEmpty();
    world.controls().diagnosticsOff(NOTE);
    assertThat(world.server.commands().exists(DIAGNOSTICS)).isZero();
  }

  @Test
  void switchesNothingIfItCannotBeWrittenDownWhoDidIt() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(AUDIT, "no stream");

    assertThatThrownBy(() -> world.controls().diagnosticsOn(TEN_MINUTES, NOTE))
        .isInstanceOf(AdapterFailure.class);
    assertThat(world.server.commands().exists(DIAGNOSTICS)).isZero();
  }

  @Test
  void recordsWhoAcceptedWhat() {
    RedisWorld world = counted("filled", 3);

    assertThat(world.controls().accept(-3, NOTE)).isEqualTo(new AcceptanceOutcome.Accepted(-3, -3));

    assertThat(world.server.commands().hgetall(ANCHOR))
        .containsEntry("offset", "-3")
        .containsEntry("accepted", "-3");
    assertThat(
            world
                .server
                .commands()
                .xrange("quantum:stream:execution.audit", Range.unbounded())
                .get(0)
                .getBody())
        .containsEntry("act", "accept")
        .containsEntry("difference", "-3")
        .containsEntry("by", "ann")
        .containsEntry("reason", "a test");
  }

  @Test
  void forgetsWhatWasAcceptedWhenALostGroupBeginsAnew() {
    RedisWorld world = counted("filled", 3);
    world.controls().accept(-3, NOTE);
    world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);

    world.inbox().open(LedgerMark.NOTHING_SEEN);

    assertThat(world.server.commands().hget(ANCHOR, "accepted")).isNull();
    assertThat(
            Conservation.of(world.snapshot())
                .<Boolean>fold(Conservation.Checked::isEqual, unknown -> false))
        .isTrue();
  }

  // Somebody counts outcomes that no entry had.
  private static RedisWorld counted(String outcome, long entries) {
    RedisWorld world = new RedisWorld();
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    world.server.commands().hincrby("quantum:exec:ledger", outcome, entries);
    return world;
  }
}
