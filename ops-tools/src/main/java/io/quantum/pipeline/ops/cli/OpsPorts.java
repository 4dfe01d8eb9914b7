package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import java.util.List;

/**
 * What a command may ask, once its options are known: ports in, and ports out where there is
 * nothing to decide between.
 *
 * @param ports gives the port of a class
 * @param setting what the configuration says
 * @param closing ends the connections
 */
public record OpsPorts(Ports ports, Setting setting, Runnable closing) implements AutoCloseable {

  /** Where ports come from; made when first asked for. */
  public interface Ports {
    /** The port of this class. */
    <T> T get(Class<T> port);
  }

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

  /** The port of this class. */
  public <T> T get(Class<T> port) {
    return ports.get(port);
  }

  @Override
  public void close() {
    closing.run();
  }
}
