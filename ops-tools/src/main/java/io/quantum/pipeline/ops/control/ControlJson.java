package io.quantum.pipeline.ops.control;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.ops.json.OpsJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What was set, for machines: one object; what is not there is null. */
final class ControlJson implements ControlAnswers {
  @Override
  public List<String> switched(
      PipelineNames names, TradingSwitch wanted, SwitchOutcome.Switched outcome) {
    return List.of(
        OpsJson.object(
            out -> {
              OpsJson.names(out, names);
              out.writeBooleanField("changed", true);
              out.writeStringField("trading_state", wanted.state().name());
              out.writeStringField("in_effect", outcome.now().name());
              out.writeStringField("before", outcome.before().name());
              instant(out, "until", outcome.until());
            }));
  }

  @Override
  public List<String> refused(PipelineNames names, SwitchOutcome.SafeModeStands stands) {
    return List.of(
        OpsJson.object(
            out -> {
              OpsJson.names(out, names);
              out.writeBooleanField("changed", false);
              out.writeStringField("in_effect", "SAFE_MODE");
              out.writeStringField("safe_mode_key", stands.key());
              instant(out, "safe_mode_until", stands.ends());
            }));
  }

  @Override
  public List<String> limited(PipelineNames names, TemporaryLimit wanted, LimitChange change) {
    return List.of(
        OpsJson.object(
            out -> {
              OpsJson.names(out, names);
              out.writeBooleanField("changed", true);
              out.writeNumberField("limit", wanted.openings());
              number(out, "before", change.before());
              instant(out, "until", change.until());
            }));
  }

  @Override
  public List<String> diagnosed(PipelineNames names, DiagnosticsChange change) {
    return List.of(
        OpsJson.object(
            out -> {
              OpsJson.names(out, names);
              out.writeBooleanField(
                  "changed", change.until().isPresent() || change.before().isPresent());
              out.writeStringField("diagnostics", change.until().isPresent() ? "on" : "off");
              instant(out, "before", change.before());
              instant(out, "until", change.until());
            }));
  }

  @Override
  public List<String> cleared(PipelineNames names, LimitChange change) {
    return List.of(
        OpsJson.object(
            out -> {
              OpsJson.names(out, names);
              out.writeBooleanField("changed", change.before().isPresent());
              out.writeNullField("limit");
              number(out, "before", change.before());
              out.writeNullField("until");
            }));
  }

  private static void instant(JsonGenerator out, String name, Optional<Instant> instant)
      throws IOException {
    if (instant.isPresent()) {
      out.writeStringField(name, instant.get().toString());
    } else {
      out.writeNullField(name);
    }
  }

  private static void number(JsonGenerator out, String name, OptionalInt number)
      throws IOException {
    if (number.isPresent()) {
      out.writeNumberField(name, number.getAsInt());
    } else {
      out.writeNullField(name);
    }
  }
}
