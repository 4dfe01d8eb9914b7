package io.quantum.pipeline.application.control.port.out;

import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the running services shall write diagnostics. They look every few seconds; it changes no
 * decision.
 *
 * <p>Each method is one atomic step and blocks for one command time-out at most. Switching also
 * writes into the audit stream who did it and why; repeating it is safe, the end is counted from
 * then. It ends by itself, whatever becomes of whoever switched it on. <b>Threads</b>: safe.
 * <b>Errors</b>: {@link io.quantum.pipeline.application.port.AdapterFailure}, after which it may
 * have happened or not. <b>Source</b>: docs/reference/names-on-redis.md#execution;
 * docs/reference/logs.md#switching-diagnostics.
 */
public interface DiagnosticsStore {

  /** Switches them on for all instances, in place of what was set before. */
  DiagnosticsChange on(Lasting lasting, OperatorNote note);

  /** Switches them off. Writes nothing if they are off. */
  DiagnosticsChange off(OperatorNote note);

  /** How long they stay on; empty if they are off. */
  Optional<Duration> left();
}
