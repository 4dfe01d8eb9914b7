package io.quantum.pipeline.application.doctor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every unit inspector does. */
public interface UnitInspectorContract {
  /** A unit that runs. */
  UnitName RUNNING = new UnitName("quantum-execution");

  /** A unit that is not there. */
  UnitName MISSING = new UnitName("quantum-ai-engine");

  /** An inspector of a host on which the one runs and the other is not installed. */
  UnitInspector inspector();

  /** An inspector that cannot ask. */
  UnitInspector helpless();

  @Test
  default void answersInTheOrderAsked() {
    assertThat(inspector().inspect(List.of(MISSING, RUNNING)))
        .extracting(UnitReading::name)
        .containsExactly(MISSING, RUNNING);
  }

  @Test
  default void tellsRunningFromNotInstalled() {
    List<UnitReading> readings = inspector().inspect(List.of(RUNNING, MISSING));

    assertThat(readings.get(0).<Boolean>fold(k -> k.report().isActive(), n -> false, u -> false))
        .isTrue();
    assertThat(readings.get(1)).isEqualTo(new UnitReading.NotInstalled(MISSING));
  }

  @Test
  default void saysWhyItCannotTell() {
    assertThat(helpless().inspect(List.of(RUNNING, MISSING)))
        .hasSize(2)
        .allSatisfy(
            reading ->
                assertThat(reading.<String>fold(k -> "", n -> "", u -> u.why())).isNotBlank());
  }
}
