package io.quantum.pipeline.domain.host;

import java.util.function.Function;

/**
 * The answer to the question how a unit is.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#unit-states.
 */
public sealed interface UnitReading {

  /** It is installed and this is its state. */
  record Known(UnitReport report) implements UnitReading {

    @Override
    public UnitName name() {
      return report.name();
    }
  }

  /** There is no such unit. */
  record NotInstalled(UnitName name) implements UnitReading {}

  /** Nobody can tell, and why. */
  record Unknown(UnitName name, String why) implements UnitReading {}

  /** Which unit. */
  UnitName name();

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Known, R> known,
      Function<NotInstalled, R> notInstalled,
      Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    if (this instanceof NotInstalled notInstalledCase) {
      return notInstalled.apply(notInstalledCase);
    }
    return unknown.apply((Unknown) this);
  }
}
