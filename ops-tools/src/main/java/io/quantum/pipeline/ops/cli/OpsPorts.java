package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.application.control.port.in.AcceptDifference;
import io.quantum.pipeline.application.control.port.in.LimitOrders;
import io.quantum.pipeline.application.control.port.in.ListPending;
import io.quantum.pipeline.application.control.port.in.ReadPositions;
import io.quantum.pipeline.application.control.port.in.SetDiagnostics;
import io.quantum.pipeline.application.control.port.in.SetTradingState;
import io.quantum.pipeline.application.control.port.in.SettleUnresolvedOrder;
import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.doctor.port.in.ExamineEnvironment;
import io.quantum.pipeline.application.doctor.port.in.InspectUnits;
import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.history.port.in.TraceIntent;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.proof.port.in.CaptureProof;
import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.ValidateTradeIntent;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import java.util.List;

/**
 * What a command may ask of the application, once its options are known.
 *
 * @param publish the port
 * @param validate the port
 * @param pipeline the port
 * @param units the port
 * @param letters the port
 * @param unresolved the port
 * @param history the port
 * @param controls what an operator may set
 * @param looks at particular things
 * @param watch the port
 * @param proofs the ports of proof packs
 * @param setting what the configuration says
 * @param closing ends the connections
 */
public record OpsPorts(
    PublishTradeIntent publish,
    ValidateTradeIntent validate,
    ReadPipeline pipeline,
    InspectUnits units,
    RedriveDeadLetters letters,
    SettleUnresolvedOrder unresolved,
    CheckHistory history,
    Controls controls,
    Looks looks,
    WatchPipeline watch,
    Proofs proofs,
    Setting setting,
    Runnable closing)
    implements AutoCloseable {

  /**
   * What an operator may set.
   *
   * @param state the port
   * @param limits the port
   * @param accept the port
   * @param diagnostics the port
   */
  public record Controls(
      SetTradingState state,
      LimitOrders limits,
      AcceptDifference accept,
      SetDiagnostics diagnostics) {}

  /**
   * Where an operator looks for particular things.
   *
   * @param pending the port
   * @param positions the port
   * @param trace the port
   * @param surroundings the port
   */
  public record Looks(
      ListPending pending,
      ReadPositions positions,
      TraceIntent trace,
      ExamineEnvironment surroundings) {}

  /**
   * What makes proof packs and keeps them.
   *
   * @param capture the port
   * @param keep the port
   */
  public record Proofs(CaptureProof capture, KeepProofs keep) {}

  /**
   * What the configuration says.
   *
   * @param units to ask for
   * @param orderLimit openings in a window
   * @param ages how old intents may be
   * @param effective every value in force, with its origin
   */
  public record Setting(
      List<UnitName> units, int orderLimit, AgeLimits ages, List<EffectiveSetting> effective) {
    /** Copies the lists. */
    public Setting {
      units = List.copyOf(units);
      effective = List.copyOf(effective);
    }
  }

  /** Opens the ports for the options of a call; nothing connects before it is used. */
  public interface Opener {
    /**
     * The ports; {@link io.quantum.pipeline.application.config.ConfigRefused} if options are wrong.
     */
    OpsPorts open(GlobalOptions options);
  }

  @Override
  public void close() {
    closing.run();
  }
}
