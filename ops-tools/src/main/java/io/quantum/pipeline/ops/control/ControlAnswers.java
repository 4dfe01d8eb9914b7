package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.util.List;

/**
 * What is said when an operator has set something.
 *
 * <p><b>Threads</b>: safe.
 */
interface ControlAnswers {

  /** As text for people, or as one JSON object. */
  static ControlAnswers of(boolean json) {
    return json ? new ControlJson() : new ControlText();
  }

  /** The trading state was set. */
  List<String> switched(PipelineNames names, TradingSwitch wanted, SwitchOutcome.Switched outcome);

  /** Trading was not resumed. */
  List<String> refused(PipelineNames names, SwitchOutcome.SafeModeStands stands);

  /** A temporary limit was set. */
  List<String> limited(PipelineNames names, TemporaryLimit wanted, LimitChange change);

  /** Diagnostics were switched on or off. */
  List<String> diagnosed(PipelineNames names, DiagnosticsChange change);

  /** The temporary limit was taken away, if there was one. */
  List<String> cleared(PipelineNames names, LimitChange change);
}
