package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.history.port.out.IntentRecordsContract;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what somebody else may have put there. */
final class RedisIntentRecordsIT implements IntentRecordsContract {
  private static final ClientOrderId ID = new ClientOrderId("qo2otatv2n57liprvbkcrynp6");

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void doesNotBelieveARecordThatTheServiceCannotHaveWritten() {
    RedisWorld world = new RedisWorld();
    world.server.commands().hset("quantum:exec:order:" + ID, Map.of("state", "DONE"));

    assertThatThrownBy(() -> world.records().order(ID))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("never writes");
    world.server.commands().set("quantum:pub:" + ID, "planted");
    assertThatThrownBy(() -> world.records().published(ID))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("WRONGTYPE");
  }
}
