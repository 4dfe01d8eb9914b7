package io.quantum.pipeline.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything says that knows the manager's environment. */
public interface ManagerEnvironmentContract {

  /** A manager with {@code PIPELINE_DIAG=true}, a path and a password. */
  ManagerEnvironment leftover();

  /** A manager with a path only. */
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
  default void saysWhyItCannotTell() {
    assertThat(helpless().read())
        .isInstanceOfSatisfying(
            ManagerReading.Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
  }
}
