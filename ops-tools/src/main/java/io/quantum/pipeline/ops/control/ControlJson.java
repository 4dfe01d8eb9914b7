package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.ops.json.Json;
import java.util.List;

/** What was set, for machines: one object; what is not there is null. */
final class ControlJson implements ControlAnswers {
  @Override
  public List<String> switched(
      PipelineNames names, TradingSwitch wanted, SwitchOutcome.Switched outcome) {
    return line(
        Json.of(names)
            .put("changed", true)
            .put("trading_state", wanted.state().name())
            .put("in_effect", outcome.now().name())
            .put("before", outcome.before().name())
            .put("until", outcome.until()));
  }

  @Override
  public List<String> refused(PipelineNames names, SwitchOutcome.SafeModeStands stands) {
    return line(
        Json.of(names)
            .put("changed", false)
            .put("in_effect", "SAFE_MODE")
            .put("safe_mode_key", stands.key())
            .put("safe_mode_until", stands.ends()));
  }

  @Override
  public List<String> limited(PipelineNames names, TemporaryLimit wanted, LimitChange change) {
    return line(
        Json.of(names)
            .put("changed", true)
            .put("limit", wanted.openings())
            .put("before", change.before())
            .put("until", change.until()));
  }

  @Override
  public List<String> diagnosed(PipelineNames names, DiagnosticsChange change) {
    return line(
        Json.of(names)
            .put("changed", change.until().isPresent() || change.before().isPresent())
            .put("diagnostics", change.until().isPresent() ? "on" : "off")
            .put("before", change.before())
            .put("until", change.until()));
  }

  @Override
  public List<String> cleared(PipelineNames names, LimitChange change) {
    return line(
        Json.of(names)
            .put("changed", change.before().isPresent())
            .putNull("limit")
            .put("before", change.before())
            .putNull("until"));
  }

  private static List<String> line(Json answer) {
    return List.of(answer.toString());
  }
}
