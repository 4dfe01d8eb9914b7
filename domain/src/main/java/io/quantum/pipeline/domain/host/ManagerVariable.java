package io.quantum.pipeline.domain.host;

import java.util.Objects;

/**
 * A variable of the service manager that every unit started from now on inherits.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: systemctl(1), set-environment.
 *
 * @param name for example {@code PIPELINE_DIAG}
 * @param value as it was set
 */
public record ManagerVariable(String name, String value) {
  /** Refuses missing parts. */
  public ManagerVariable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
