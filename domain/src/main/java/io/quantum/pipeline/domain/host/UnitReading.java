package io.quantum.pipeline.domain.host;

import java.util.function.Function;

/**
 * The answer to the question how a unit is.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: spec part 3, "Commands" (units).
 */
public sealed interface UnitReading {

  /** It is installed and this is its state. */
  record Known(UnitReport report) implements UnitReading {
    @Override
    public <R> R fold(
        Function<Known, R> known,
        Function<NotInstalled, R> notInstalled,
        Function<Unknown, R> unknown) {
      return known.apply(this);
    }

    @Override
    public UnitName name() {
      return report.name();
    }
  }

  /** There is no such unit. */
  record NotInstalled(UnitName name) implements UnitReading {
    @Override
    public <R> R fold(
        Function<Known, R> known,
        Function<NotInstalled, R> notInstalled,
        Function<Unknown, R> unknown) {
      return notInstalled.apply(this);
    }
  }

  /** Nobody can tell, and why. */
  record Unknown(UnitName name, String why) implements UnitReading {
    @Override
    public <R> R fold(
        Function<Known, R> known,
        Function<NotInstalled, R> notInstalled,
        Function<Unknown, R> unknown) {
      return unknown.apply(this);
    }
  }

  /** Which unit. */
  UnitName name();

  /** Applies the function of the case at hand. */
  <R> R fold(
      Function<Known, R> known,
      Function<NotInstalled, R> notInstalled,
      Function<Unknown, R> unknown);
}
