package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Severity;
import io.quantum.pipeline.application.execution.port.out.StoreFitnessContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract, and each single setting, on real servers. */
final class RedisStoreFitnessIT implements StoreFitnessContract {
  private static final RedisUnderTest DURABLE =
      RedisUnderTest.process(
          "--appendonly", "yes", "--appendfsync", "always", "--proto-max-bulk-len", "1mb");
  private static final RedisUnderTest VOLATILE = RedisUnderTest.process();

  @AfterAll
  static void stop() {
    DURABLE.close();
    VOLATILE.close();
  }

  @Override
  public StoreFitness durable() {
    return new RedisWorld(DURABLE).fitness();
  }

  @Override
  public StoreFitness volatileStore() {
    return new RedisWorld(VOLATILE).fitness();
  }

  @Test
  void refusesAServerThatEvicts() {
    VOLATILE.commands().configSet("maxmemory-policy", "allkeys-lru");
    try {
      assertThat(volatileStore().shortcomings())
          .anySatisfy(
              found -> {
                assertThat(found.severity()).isEqualTo(Severity.REFUSED);
                assertThat(found.setting()).isEqualTo("maxmemory-policy allkeys-lru");
              });
    } finally {
      VOLATILE.commands().configSet("maxmemory-policy", "noeviction");
    }
  }

  @Test
  void warnsWhenWritesAreSyncedLate() {
    DURABLE.commands().configSet("appendfsync", "everysec");
    try {
      assertThat(durable().shortcomings())
          .extracting(found -> found.severity() + " " + found.setting())
          .containsExactly("WARNED appendfsync everysec");
    } finally {
      DURABLE.commands().configSet("appendfsync", "always");
    }
  }

  @Test
  void warnsWhenAProducerMayWriteValuesOfAnyLength() {
    DURABLE.commands().configSet("proto-max-bulk-len", "512mb");
    try {
      assertThat(durable().shortcomings())
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.severity()).isEqualTo(Severity.ADVISED);
                assertThat(found.setting()).isEqualTo("proto-max-bulk-len 536870912");
                assertThat(found.remedy()).contains("CONFIG SET proto-max-bulk-len 1mb");
              });
    } finally {
      DURABLE.commands().configSet("proto-max-bulk-len", "1mb");
    }
  }
}
