package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every supervisor is told. */
public interface ServiceSupervisorContract {

  /** One that expects a sign of life every 30 s. */
  ServiceSupervisor supervisor();

  /** Everything it was told, in order: {@code ready}, {@code alive}, {@code stopping}, a status. */
  List<String> told();

  /** Lets 10 s pass. */
  void tenSecondsLater();

  @Test
  default void isToldOnceThatTheServiceIsReadyAndThenNowAndThenThatItLives() {
    supervisor().working();
    supervisor().working();
    tenSecondsLater();
    supervisor().working();
    supervisor().working();
    tenSecondsLater();
    tenSecondsLater();
    supervisor().working();

    assertThat(told()).containsExactly("ready", "alive", "alive");
  }

  @Test
  default void isToldNothingByTimeAlone() {
    supervisor().working();
    tenSecondsLater();
    supervisor().status("role=reader waiting=0");
    tenSecondsLater();

    assertThat(told()).containsExactly("ready", "role=reader waiting=0");
  }

  @Test
  default void isToldAStateInOneLine() {
    supervisor().status("waiting for Redis\nREADY=1");
    supervisor().stopping();

    assertThat(told()).containsExactly("waiting for Redis READY=1", "stopping");
  }
}
