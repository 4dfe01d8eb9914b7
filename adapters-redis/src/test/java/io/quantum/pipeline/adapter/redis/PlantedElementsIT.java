package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One element that somebody else wrote is put aside alone; its neighbours are as they were. */
final class PlantedElementsIT {
  private final RedisWorld world = new RedisWorld();

  @Test
  void amongAttemptsCountAsNoneOfOurs() {
    EntryId one = EntryId.parse("1-1");
    EntryId other = EntryId.parse("2-2");
    world.server.commands().hset("quantum:exec:attempts", Map.of("1-1", "many", "2-2", "3"));

    assertThat(world.attempts().look(List.of(one, other)))
        .extracting(mark -> mark.attempts())
        .containsExactly(1, 3);
    world.attempts().begin(List.of(one, other));
    assertThat(world.attempts().look(List.of(one, other)))
        .extracting(mark -> mark.attempts())
        .containsExactly(1, 4);
  }

  @Test
  void amongOrdersInFlightAreLeftOut() {
    world.server.commands().zadd("quantum:exec:inflight", 1, "no order");
    world.server.commands().zadd("quantum:exec:inflight", 2, "qo2otatv2n57liprvbkcrynp6");

    assertThat(world.ledger().overdue(10))
        .containsExactly(new ClientOrderId("qo2otatv2n57liprvbkcrynp6"));
  }

  @Test
  void amongClaimedEntriesAndRecordsOfOrdersAreLeftOut() {
    RedisHistoryArchive archive = new RedisHistoryArchive(world.connections, world.keys);
    world
        .server
        .commands()
        .hset("quantum:exec:claimed", Map.of("no id", "x", "5-5", "qo2otatv2n57liprvbkcrynp6"));
    world
        .server
        .commands()
        .hset(
            "quantum:exec:order:qo2otatv2n57liprvbkcrynp6",
            Map.of("entry_id", "no id", "state", "DONE", "result_id", "x"));

    assertThat(archive.underWay()).containsExactly(EntryId.parse("5-5"));
    assertThat(archive.traces(List.of(new ClientOrderId("qo2otatv2n57liprvbkcrynp6")))).isEmpty();
  }

  @Test
  void inTheAnchorLeaveConservationUnknown() {
    world.reader();
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    world.server.commands().hset("quantum:exec:anchor", Map.of("offset", "ten", "created", "x"));

    assertThat(Conservation.of(world.snapshot())).isInstanceOf(Conservation.Undeterminable.class);
    assertThat(world.snapshot().intents().pending().oldest()).contains(order.entryId());
    RedisHistoryArchive archive = new RedisHistoryArchive(world.connections, world.keys);
    assertThat(archive.frame().anchor().offset()).isEmpty();
  }

  @Test
  void amongPositionsAndPricesLeaveTheSumUnknown() {
    world.reader();
    world.server.commands().hset("quantum:paper:position", Map.of("BTCUSDT", "1e999999999"));
    world.server.commands().hset("quantum:paper:price", Map.of("BTCUSDT", "95000"));

    assertThat(world.snapshot().context().exposure()).isEmpty();
  }

  @Test
  void amongInstancesAreLeftOut() {
    world.server.commands().hset("quantum:exec:limits", Map.of("x y", "5", "z", "99999999999"));
    world.server.commands().set("quantum:exec:instance:x y", "1");
    world.server.commands().set("quantum:exec:instance:z", "1");

    assertThat(world.registry().participants().running()).isEmpty();
  }
}
