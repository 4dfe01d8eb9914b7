package io.quantum.pipeline.application.doctor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything says that knows the manager's environment. */
public interface ManagerEnvironmentContract {

  /** The unit of which every manager here is asked. */
  UnitName UNIT = new UnitName("quantum-execution");

  /**
   * A manager with {@code PIPELINE_DIAG=true} and a path; a file of the unit says {@code
   * PIPELINE_DIAG=false}.
   */
  ManagerEnvironment leftover();

  /** A manager with a path only; the unit has no file. */
  ManagerEnvironment clean();

  /** No manager. */
  ManagerEnvironment helpless();

  @Test
  default void tellsWhatIsLeftOverOfThePipelineAndNothingElse() {
    assertThat(leftover().read())
        .isEqualTo(new ManagerReading.Known(List.of(new ManagerVariable("PIPELINE_DIAG", "true"))));
    assertThat(clean().read()).isEqualTo(new ManagerReading.Known(List.of()));
  }

  @Test
  default void tellsWhatTheFilesOfAUnitSet() {
    assertThat(leftover().ofFiles(UNIT))
        .isEqualTo(
            new ManagerReading.Known(List.of(new ManagerVariable("PIPELINE_DIAG", "false"))));
    assertThat(clean().ofFiles(UNIT)).isEqualTo(new ManagerReading.Known(List.of()));
    assertThat(helpless().ofFiles(UNIT)).isInstanceOf(ManagerReading.Unknown.class);
  }

  @Test
  default void saysWhyItCannotTell() {
    assertThat(helpless().read())
        .isInstanceOfSatisfying(
            ManagerReading.Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
  }
}
