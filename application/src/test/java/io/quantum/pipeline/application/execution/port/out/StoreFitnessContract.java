package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.execution.port.out.StoreFitness.Severity;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Shortcoming;
import org.junit.jupiter.api.Test;

/** What every check of a store does. */
public interface StoreFitnessContract {

  /** A store that keeps what it acknowledges. */
  StoreFitness durable();

  /** A store that writes nothing to disk. */
  StoreFitness volatileStore();

  @Test
  default void findsNothingAgainstADurableStore() {
    assertThat(durable().shortcomings()).isEmpty();
  }

  @Test
  default void saysWhichVersionItIsAndWhatWeMayDo() {
    assertThat(durable().settings())
        .anySatisfy(
            setting -> {
              assertThat(setting.name()).isEqualTo("redis_version");
              assertThat(setting.value()).isPresent();
            });
    assertThat(durable().rights()).isEqualTo(StoreFitness.Rights.READ_AND_WRITE);
  }

  @Test
  default void saysWhatIsWrongWithAVolatileStoreAndWhatHelps() {
    assertThat(volatileStore().shortcomings())
        .extracting(Shortcoming::severity)
        .contains(Severity.VOLATILE);
    assertThat(volatileStore().shortcomings())
        .allSatisfy(found -> assertThat(found.remedy()).isNotBlank());
  }
}
