package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.bootstrap.Scenario.patiently;
import static io.quantum.pipeline.bootstrap.Scenario.quick;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order that the client could not even try to send: nothing about it is unknown. */
final class UnsentOrderIT {
  @Test
  void endsAtOnceWhenTheConnectionIsGoneBeforeTheOrderLeaves() {
    try (Scenario scenario = Scenario.begin();
        FaultyLink link = FaultyLink.to(scenario.redis.port())) {
      ServiceProcess service =
          scenario
              .starting(
                  link.url(),
                  quick("PAPER_FAULTS", "latency:1500-1500ms", "EXECUTION_FENCE_MS", "60000"))
              .awaitReader();
      scenario.bus.add(Bus.payload("BTCUSDT", "BUY"));
      scenario.awaitInFlight(1);
      String id = scenario.commands().zrange("quantum:exec:inflight", 0, 0).get(0);
      Map<String, String> record = scenario.commands().hgetall("quantum:exec:order:" + id);
      link.sever();
      long sent = Long.parseLong(record.get("claimed_at")) + 1_500;
      patiently().until(() -> scenario.now() > sent + 300);

      link.mend();
      scenario.awaitAllEnded();

      assertThat(scenario.bus.ledger()).isEqualTo(Map.of("not_sent", "1"));
      assertThat(scenario.commands().hget("quantum:exec:order:" + id, "epoch")).isEqualTo("1");
      assertThat(service.log()).doesNotContain("ORDER UNKNOWN");
      scenario.assertSound();
    }
  }
}
