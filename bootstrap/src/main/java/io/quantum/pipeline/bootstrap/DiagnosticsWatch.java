package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;

/**
 * Switches diagnostics as the configuration and the operator want them. Their end is known here, so
 * it comes even while Redis is away.
 *
 * <p>Not thread-safe. <b>Source</b>: docs/reference/logs.md#switching-diagnostics.
 */
final class DiagnosticsWatch {
  private final boolean always;
  private final OperatorControls controls;
  private final Diagnostics diagnostics;
  private final Ticker ticker;
  private long untilNanos;

  /**
   * Made of where the operator's wish is kept and of what writes.
   *
   * @param always true if the configuration wants them
   */
  DiagnosticsWatch(
      boolean always, OperatorControls controls, Diagnostics diagnostics, Ticker ticker) {
    this.always = always;
    this.controls = controls;
    this.diagnostics = diagnostics;
    this.ticker = ticker;
    this.untilNanos = ticker.nanos();
  }

  /** Does what the configuration says, before anything is asked. */
  void begin() {
    apply();
  }

  /** Looks for the operator's wish. */
  void look() {
    apply();
    long asked = ticker.nanos();
    untilNanos = asked + controls.diagnosticsLeft().orElse(Duration.ZERO).toNanos();
    apply();
  }

  private void apply() {
    if (always || untilNanos - ticker.nanos() > 0) {
      LogSetup.nameLoggers(true);
      diagnostics.on();
    } else {
      diagnostics.off();
      LogSetup.nameLoggers(false);
    }
  }
}
