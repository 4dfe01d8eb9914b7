package io.quantum.pipeline.application.port.out;

import java.util.List;
import java.util.Objects;

/**
 * Whether the server can be trusted with orders: it must not lose what it has acknowledged.
 *
 * <p>Changes nothing. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>: spec part 2, "Delivery" (at
 * start); facts, hazards part 1.
 */
public interface StoreFitness {

  /** Everything that stands against using the server. */
  List<Shortcoming> shortcomings();

  /**
   * One setting that is not as it must be.
   *
   * @param severity what follows
   * @param setting which, and its value
   * @param remedy the commands or the change that help
   */
  record Shortcoming(Severity severity, String setting, String remedy) {
    /** Refuses missing parts. */
    public Shortcoming {
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(setting, "setting");
      Objects.requireNonNull(remedy, "remedy");
    }
  }

  /** What a shortcoming means. */
  enum Severity {
    /** Never used like that. */
    REFUSED,
    /** Refused unless volatile storage is allowed on purpose. */
    VOLATILE,
    /** Used, with a warning. */
    WARNED
  }
}
