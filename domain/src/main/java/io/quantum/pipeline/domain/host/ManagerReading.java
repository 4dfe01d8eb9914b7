package io.quantum.pipeline.domain.host;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the service manager would hand to a unit that starts now, as far as it concerns the
 * pipeline: a leftover of {@code systemctl set-environment PIPELINE_DIAG=true} shows here.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#manager-environment.
 */
public sealed interface ManagerReading {

  /**
   * The manager answered.
   *
   * @param variables that the service reads and that may be shown, by name; none is the rule
   */
  record Known(List<ManagerVariable> variables) implements ManagerReading {
    /** Copies the list. */
    public Known {
      variables = List.copyOf(variables);
    }
  }

  /** Nobody can tell, and why. */
  record Unknown(String why) implements ManagerReading {
    /** Refuses a missing part. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Known, R> known, Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    return unknown.apply((Unknown) this);
  }
}
