package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.LimitOrders;
import io.quantum.pipeline.application.control.port.out.TradingControls;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;

/**
 * Hands the limit on: it is kept where the claims read it.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class LimitOrdersService implements LimitOrders {
  private final TradingControls controls;
  private final StreamInspector inspector;

  /** Made of what is set and of what knows the names. */
  public LimitOrdersService(TradingControls controls, StreamInspector inspector) {
    this.controls = controls;
    this.inspector = inspector;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public LimitChange limit(TemporaryLimit limit, OperatorNote note) {
    return controls.limit(limit, note);
  }

  @Override
  public LimitChange clear(OperatorNote note) {
    return controls.clearLimit(note);
  }
}
