package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.ops.text.NamesText;
import java.util.List;

/** What was set, for people. */
final class ControlText implements ControlAnswers {
  @Override
  public List<String> switched(
      PipelineNames names, TradingSwitch wanted, SwitchOutcome.Switched outcome) {
    List<String> lines = NamesText.lines(names);
    lines.add(
        "trading state: %s, %s (before: %s)"
            .formatted(
                wanted.state(),
                outcome.until().map(end -> "until " + end).orElse("until somebody switches it"),
                outcome.before()));
    if (outcome.now() == TradingState.SAFE_MODE) {
      lines.add("in effect: SAFE_MODE, a key of older tools that stands above it: nothing leaves");
    }
    return lines;
  }

  @Override
  public List<String> refused(PipelineNames names, SwitchOutcome.SafeModeStands stands) {
    List<String> lines = NamesText.lines(names);
    lines.add("refused: safe mode stands, nothing was changed");
    lines.add(
        stands
            .ends()
            .map(end -> "it lapses by itself at " + end)
            .orElse("it does not lapse by itself"));
    lines.add(
        "whoever set it (an older tool, or a person) may delete it, once its reason is gone:");
    lines.add("  redis-cli DEL " + stands.key());
    lines.add("then resume again");
    return lines;
  }

  @Override
  public List<String> limited(PipelineNames names, TemporaryLimit wanted, LimitChange change) {
    List<String> lines = NamesText.lines(names);
    lines.add(
        "limit: %,d openings in any 60 s, for all instances%s"
            .formatted(wanted.openings(), change.until().map(end -> ", until " + end).orElse("")));
    lines.add(
        change.before().isPresent()
            ? "it replaces a temporary limit of %,d".formatted(change.before().getAsInt())
            : "before: the limits that the instances were started with");
    return lines;
  }

  @Override
  public List<String> diagnosed(PipelineNames names, DiagnosticsChange change) {
    List<String> lines = NamesText.lines(names);
    lines.add(
        change
            .until()
            .map(end -> "diagnostics: on within 5 s, until " + end)
            .orElse(
                change.before().isPresent()
                    ? "diagnostics: off within 5 s"
                    : "diagnostics: they were off"));
    if (change.until().isPresent()) {
      lines.add("look for [DIAG]: journalctl -u quantum-execution -f | grep -F '[DIAG]'");
    }
    return lines;
  }

  @Override
  public List<String> cleared(PipelineNames names, LimitChange change) {
    List<String> lines = NamesText.lines(names);
    lines.add(
        change.before().isPresent()
            ? "limit: %,d was taken away; the instances' own limits hold"
                .formatted(change.before().getAsInt())
            : "limit: no temporary limit was there; the instances' own limits hold");
    return lines;
  }
}
