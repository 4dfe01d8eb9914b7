package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.execution.port.in.EndedOrder;
import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents;
import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.fake.InMemoryServiceSupervisor;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the supervisor learns of the reading thread, turn by turn. */
final class ConsumerLoopTest {
  private static final String AWAY = "waiting for Redis at somewhere:6379/0: no answer";
  private static final String BACK = "Redis is back, reading goes on";

  private final StopSignal stop = new StopSignal();
  private long nanos;
  private final InMemoryServiceSupervisor supervisor = new InMemoryServiceSupervisor(() -> nanos);

  @Test
  void isReadyOnlyAfterATurnThatWentThrough() {
    run(List.of(broken(), broken(), reading()));

    assertThat(supervisor.told()).containsExactly(AWAY, "ready", BACK);
  }

  @Test
  void isReadyOnStandbyToo() {
    run(List.of(turn(Turn.Role.STANDBY, Optional.empty())));

    assertThat(supervisor.told()).containsExactly("ready");
  }

  @Test
  void livesThroughAnOutageOnTurnsThatFail() {
    run(List.of(reading(), broken(), broken(), reading()));

    assertThat(supervisor.told()).containsExactly("ready", "alive", AWAY, "alive", "alive", BACK);
  }

  @Test
  void saysTheReasonAgainWhenItChanges() {
    run(List.of(reading(), broken(), broken(Remedy.OPERATOR, "WRONGPASS"), reading()));

    assertThat(supervisor.told())
        .containsExactly(
            "ready", "alive", AWAY, "alive", AWAY.replace("no answer", "WRONGPASS"), "alive", BACK);
  }

  @Test
  void waitsForWhatAnOperatorMends() {
    run(List.of(reading(), broken(Remedy.OPERATOR, "NOPERM"), reading()));

    assertThat(supervisor.told()).contains(BACK);
  }

  @Test
  void endsWhereNothingMayGoOn() {
    assertThatThrownBy(() -> run(List.of(broken(Remedy.STOP, "WRONGTYPE"), reading())))
        .isInstanceOf(StartRefused.class)
        .hasMessage("WRONGTYPE");
  }

  private void run(List<Turn> turns) {
    Deque<Turn> left = new ArrayDeque<>(turns);
    ProcessTradeIntents process =
        new ProcessTradeIntents() {
          @Override
          public Turn turn(OrderLanes lanes) {
            nanos += Duration.ofSeconds(10).toNanos();
            Turn turn = left.remove();
            if (left.isEmpty()) {
              stop.set();
            }
            return turn;
          }

          @Override
          public void leave() {
            throw new AssertionError("the loop does not leave by itself");
          }
        };
    new ConsumerLoop(
            process,
            new NoLanes(),
            new Heartbeat(() -> nanos),
            supervisor,
            stop,
            "somewhere:6379/0",
            new Diagnostics("intents", () -> nanos),
            new Complaint(() -> nanos))
        .run();
  }

  private static Turn reading() {
    return turn(Turn.Role.READER, Optional.empty());
  }

  private static Turn broken() {
    return broken(Remedy.RETRY, "no answer");
  }

  private static Turn broken(Remedy remedy, String reason) {
    return turn(Turn.Role.READER, Optional.of(new AdapterFailure(remedy, reason, null)));
  }

  private static Turn turn(Turn.Role role, Optional<AdapterFailure> trouble) {
    return new Turn(role, 0, 0, false, trouble);
  }

  /** Nothing is ever sent here. */
  private static final class NoLanes implements OrderLanes {
    @Override
    public int free() {
      return 0;
    }

    @Override
    public int busy() {
      return 0;
    }

    @Override
    public void start(ClaimedOrder order, long claimSentNanos) {
      throw new AssertionError("no order is sent here");
    }

    @Override
    public List<EndedOrder> ended() {
      return List.of();
    }
  }
}
