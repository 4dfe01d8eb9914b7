package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.HistoryScene;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.HistoryArchiveContract;
import io.quantum.pipeline.application.history.port.out.HistoryPage;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what only Redis can do. */
final class RedisHistoryArchiveIT implements HistoryArchiveContract {
  @Override
  public HistoryScene context() {
    return new RedisHistoryScene();
  }

  @Test
  void saysThatAKeyHasTheWrongType() {
    RedisWorld world = new RedisWorld();
    HistoryArchive archive = new RedisHistoryArchive(world.connections, world.keys);
    world.server.commands().set("quantum:stream:execution.audit", "no stream");

    assertThatThrownBy(archive::frame)
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("WRONGTYPE");
    assertThatThrownBy(() -> archive.audit(EntryId.ZERO, END))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("WRONGTYPE");
  }

  @Test
  void doesNotBelieveALedgerThatSomebodyElseWrote() {
    RedisWorld world = new RedisWorld();
    world.server.commands().hset("quantum:exec:ledger", "filled", "many");

    assertThatThrownBy(() -> new RedisHistoryArchive(world.connections, world.keys).frame())
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("never writes");
  }

  @Test
  void leavesOutWhatOperatorsWroteIntoTheAudit() {
    RedisWorld world = new RedisWorld();
    world.trading(TradingState.HALTED);
    world
        .controls()
        .limit(
            new TemporaryLimit(7, new Lasting(Duration.ofMinutes(1))),
            new OperatorNote("ann", "a test"));

    HistoryPage<AuditRecord> page =
        new RedisHistoryArchive(world.connections, world.keys).audit(EntryId.ZERO, END);

    assertThat(world.server.commands().xlen("quantum:stream:execution.audit")).isEqualTo(2);
    assertThat(page.records()).isEmpty();
    assertThat(page.unreadable()).isEmpty();
  }

  @Test
  void countsATemporaryLimitAsInUse() {
    RedisWorld world = new RedisWorld();
    world.server.commands().hset("quantum:exec:limits", "execution-one", "5");
    world.server.commands().set("quantum:exec:limit_override", "12");

    assertThat(new RedisHistoryArchive(world.connections, world.keys).frame().limitInUse())
        .isEqualTo(OptionalInt.of(12));
  }
}
