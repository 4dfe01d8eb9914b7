package io.quantum.pipeline.ops.console;

import java.util.Objects;

/**
 * One value of the configuration in force, and where it comes from; never a secret.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#doctor.
 *
 * @param name of the environment
 * @param value as it is in force, secrets masked; empty if there is none
 * @param origin where it comes from
 */
public record EffectiveSetting(String name, String value, Origin origin) {

  /** Where a value comes from; the first that has one wins. */
  public enum Origin {
    /** An option of this call. */
    OPTION("option"),
    /** The environment. */
    ENVIRONMENT("environment"),
    /** Nobody set it. */
    DEFAULT("default");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /** For people and machines. */
    public String words() {
      return words;
    }
  }

  /** Refuses missing parts. */
  public EffectiveSetting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }
}
