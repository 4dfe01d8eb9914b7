package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.application.port.in.CheckHistory;
import io.quantum.pipeline.application.port.in.InspectUnits;
import io.quantum.pipeline.application.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.port.in.ReadPipeline;
import io.quantum.pipeline.application.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.port.in.SettleUnresolvedOrder;
import io.quantum.pipeline.application.port.in.ValidateTradeIntent;
import io.quantum.pipeline.application.port.in.WatchPipeline;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.host.UnitName;
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
 * @param watch the port
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
    WatchPipeline watch,
    Setting setting,
    Runnable closing)
    implements AutoCloseable {

  /**
   * What the configuration says.
   *
   * @param units to ask for
   * @param orderLimit openings in a window
   * @param ages how old intents may be
   */
  public record Setting(List<UnitName> units, int orderLimit, AgeLimits ages) {
    /** Copies the list. */
    public Setting {
      units = List.copyOf(units);
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
