package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;

/** What was set; for machines what is not there is null. */
final class ControlAnswer {
  private ControlAnswer() {}

  /** The trading state was set. */
  static Report switched(
      PipelineNames names, TradingSwitch wanted, SwitchOutcome.Switched outcome) {
    return new Report(
        () ->
            Json.of(names)
                .put("changed", true)
                .put("trading_state", wanted.state().name())
                .put("in_effect", outcome.now().name())
                .put("before", outcome.before().name())
                .put("until", outcome.until()),
        () -> switchedText(names, wanted, outcome));
  }

  private static Page switchedText(
      PipelineNames names, TradingSwitch wanted, SwitchOutcome.Switched outcome) {
    Page page =
        Page.of(names)
            .add(
                "trading state: %s, %s (before: %s)"
                    .formatted(
                        wanted.state(),
                        outcome
                            .until()
                            .map(end -> "until " + end)
                            .orElse("until somebody switches it"),
                        outcome.before()));
    if (outcome.now() == TradingState.SAFE_MODE) {
      page.add("in effect: SAFE_MODE, a key of older tools that stands above it: nothing leaves");
    }
    return page;
  }

  /** Trading was not resumed. */
  static Report refused(PipelineNames names, SwitchOutcome.SafeModeStands stands) {
    return new Report(
        () ->
            Json.of(names)
                .put("changed", false)
                .put("in_effect", "SAFE_MODE")
                .put("safe_mode_key", stands.key())
                .put("safe_mode_until", stands.ends()),
        () -> refusedText(names, stands));
  }

  private static Page refusedText(PipelineNames names, SwitchOutcome.SafeModeStands stands) {
    Page page = Page.of(names).add("refused: safe mode stands, nothing was changed");
    page.add(
        stands
            .ends()
            .map(end -> "it lapses by itself at " + end)
            .orElse("it does not lapse by itself"));
    page.add("whoever set it (an older tool, or a person) may delete it, once its reason is gone:");
    page.add("  redis-cli DEL " + stands.key());
    page.add("then resume again");
    return page;
  }

  /** A temporary limit was set. */
  static Report limited(PipelineNames names, TemporaryLimit wanted, LimitChange change) {
    return new Report(
        () ->
            Json.of(names)
                .put("changed", true)
                .put("limit", wanted.openings())
                .put("before", change.before())
                .put("until", change.until()),
        () -> limitedText(names, wanted, change));
  }

  private static Page limitedText(PipelineNames names, TemporaryLimit wanted, LimitChange change) {
    Page page =
        Page.of(names)
            .add(
                "limit: %,d openings in any 60 s, for all instances%s"
                    .formatted(
                        wanted.openings(), change.until().map(end -> ", until " + end).orElse("")));
    page.add(
        change.before().isPresent()
            ? "it replaces a temporary limit of %,d".formatted(change.before().getAsInt())
            : "before: the limits that the instances were started with");
    return page;
  }

  /** Diagnostics were switched on or off. */
  static Report diagnosed(PipelineNames names, DiagnosticsChange change) {
    return new Report(
        () ->
            Json.of(names)
                .put("changed", change.until().isPresent() || change.before().isPresent())
                .put("diagnostics", change.until().isPresent() ? "on" : "off")
                .put("before", change.before())
                .put("until", change.until()),
        () -> diagnosedText(names, change));
  }

  private static Page diagnosedText(PipelineNames names, DiagnosticsChange change) {
    Page page =
        Page.of(names)
            .add(
                change
                    .until()
                    .map(end -> "diagnostics: on within 5 s, until " + end)
                    .orElse(
                        change.before().isPresent()
                            ? "diagnostics: off within 5 s"
                            : "diagnostics: they were off"));
    if (change.until().isPresent()) {
      page.add("look for [DIAG]: journalctl -u quantum-execution -f | grep -F '[DIAG]'");
    }
    return page;
  }

  /** The temporary limit was taken away, if there was one. */
  static Report cleared(PipelineNames names, LimitChange change) {
    return new Report(
        () ->
            Json.of(names)
                .put("changed", change.before().isPresent())
                .putNull("limit")
                .put("before", change.before())
                .putNull("until"),
        () -> clearedText(names, change));
  }

  private static Page clearedText(PipelineNames names, LimitChange change) {
    return Page.of(names)
        .add(
            change.before().isPresent()
                ? "limit: %,d was taken away; the instances' own limits hold"
                    .formatted(change.before().getAsInt())
                : "limit: no temporary limit was there; the instances' own limits hold");
  }
}
