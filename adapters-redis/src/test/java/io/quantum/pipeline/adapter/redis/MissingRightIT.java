package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.protocol.CommandType;
import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A right is taken away from the service's user while a step is tried again and again, and given
 * back: each entry has one outcome and one record for it, as if nothing had happened.
 */
final class MissingRightIT {
  private static final String LARGEST = "18446744073709551615-18446744073709551615";
  private static final String AUDIT = "quantum:stream:execution.audit";
  private static final int TRIES = 4;

  private final RedisWorld world = new RedisWorld();
  private final IntentLedger ledger = world.ledger();
  private final FencingToken fence = world.reader();

  @AfterEach
  void grantAll() {
    world.server.commands().aclSetuser("default", AclSetuserArgs.Builder.allCommands());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xadd",
        "hset",
        "hdel",
        "hincrby",
        "hmget",
        "zadd",
        "zrem",
        "xack",
        "pexpire",
        "del",
        "xpending"
      })
  void endsAnOrderOnce(String command) {
    ClaimedOrder order = claimed(world.delivered(Intents.buy("BTCUSDT")));
    ExecutionResult result =
        new ExecutionResult(
            order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME);

    without(command, () -> ledger.finalise(order, result));
    ledger.finalise(order, result);

    assertThat(world.results()).isEqualTo(1);
    assertThat(world.snapshot().ledger().count(OutcomeCode.FILLED)).isEqualTo(1);
    assertThat(world.server.commands().hlen("quantum:exec:claimed")).isZero();
    assertThat(world.server.commands().zcard("quantum:exec:inflight")).isZero();
    assertThat(world.server.commands().exists("quantum:exec:busy:BTCUSDT")).isZero();
    assertConserved();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hset", "hdel", "zadd", "zcount", "set", "hincrby", "hexists"})
  void grantsAClaimOnceWithAllThatBelongsToIt(String command) {
    Order order = world.delivered(Intents.buy("BTCUSDT"));

    without(command, () -> ledger.claim(fence, List.of(new ClaimRequest(order, "token"))));
    claimed(order);

    String id = order.clientOrderId().text();
    assertThat(world.server.commands().zscore("quantum:exec:inflight", id)).isNotNull();
    assertThat(world.server.commands().zscore("quantum:exec:rate:log", id)).isInfinite();
    assertThat(world.server.commands().get("quantum:exec:busy:BTCUSDT")).isEqualTo(id);
    assertThat(world.server.commands().hget("quantum:exec:claimed", order.entryId().toString()))
        .isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xadd", "xack", "hincrby", "hset", "xpending", "hdel"})
  void acknowledgesNothingWithoutItsRecord(String command) {
    List<Dismissal> dismissals = new ArrayList<>();
    for (String symbol : List.of("AAAUSDT", "BBBUSDT", "CCCUSDT")) {
      Order order = world.delivered(Intents.buy(symbol));
      dismissals.add(new Dismissal.Audited(order.entryId(), AuditReason.TOO_OLD));
      world.server.commands().hset("quantum:exec:attempts", order.entryId().toString(), "1");
    }

    without(command, () -> ledger.close(fence, dismissals));
    ledger.close(fence, dismissals);

    assertThat(world.snapshot().ledger().count(OutcomeCode.EXPIRED)).isEqualTo(3);
    assertThat(world.server.commands().xrange(AUDIT, Range.unbounded()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getBody()).containsEntry("count", "3"));
    assertConserved();
  }

  @ParameterizedTest
  @ValueSource(strings = {AUDIT, "quantum:stream:execution.result"})
  void writesNothingWhileAStreamOfRecordsHasNoIdLeft(String stream) {
    world.server.commands().xadd(stream, new XAddArgs().id(LARGEST), "f", "v");
    ClaimedOrder order = claimed(world.delivered(Intents.buy("BTCUSDT")));
    Order late = world.delivered(Intents.buy("ETHUSDT"));
    List<Dismissal> dismissals =
        List.of(new Dismissal.Audited(late.entryId(), AuditReason.TOO_OLD));
    boolean audit = stream.equals(AUDIT);

    assertThatThrownBy(
            () -> {
              if (audit) {
                ledger.close(fence, dismissals);
              } else {
                ledger.finalise(order, filled(order));
              }
            })
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("exhausted the last possible ID")
        .hasMessageContaining(stream);

    assertThat(world.snapshot().ledger().total()).isZero();
    assertThat(
            world
                .server
                .commands()
                .xpending(world.keys.intentsName, world.keys.groupName)
                .getCount())
        .isEqualTo(2);
  }

  @Test
  void namesTheRightsThatAreMissingAndLeavesNothingBehind() {
    long keys = world.server.commands().dbsize();
    world.fitness().requireRights();
    assertThat(world.server.commands().dbsize()).isEqualTo(keys);

    deny("zadd");
    deny("xclaim");
    assertThatThrownBy(() -> world.fitness().requireRights())
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("NOPERM")
        .hasMessageContaining("+xclaim +zadd");
  }

  private static ExecutionResult filled(ClaimedOrder order) {
    return new ExecutionResult(
        order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME);
  }

  private void without(String command, Runnable step) {
    deny(command);
    assertThatThrownBy(step::run).isInstanceOf(AdapterFailure.class);
    // As often as a lane would; what was all done but for its last check then answers as ended.
    for (int again = 0; again < TRIES; again++) {
      catchThrowable(step::run);
    }
    grantAll();
  }

  private void deny(String command) {
    world
        .server
        .commands()
        .aclSetuser(
            "default",
            AclSetuserArgs.Builder.removeCommand(
                CommandType.valueOf(command.toUpperCase(Locale.ROOT))));
  }

  private ClaimedOrder claimed(Order order) {
    return ledger
        .claim(fence, List.of(new ClaimRequest(order, "token")))
        .fold(
            decided -> decided.decisions().get(0),
            fenced -> PipelineWorld.<ClaimDecision>fail("fenced"))
        .fold(
            claimed -> new ClaimedOrder(order, claimed.claim()),
            closed -> PipelineWorld.fail("closed: " + closed),
            waiting -> PipelineWorld.fail("waiting: " + waiting),
            elsewhere -> PipelineWorld.fail("elsewhere"));
  }

  private void assertConserved() {
    Conservation conservation = Conservation.of(world.snapshot());
    assertThat(conservation).isInstanceOf(Conservation.Checked.class);
    assertThat(((Conservation.Checked) conservation).missing()).isZero();
  }
}
