package io.quantum.pipeline.application.config;

import java.util.Objects;
import java.util.Optional;

/**
 * One name of the environment: declared once, by the configuration that owns it. What is known,
 * what is shown and what docs/configuration.md says derive from here.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#configuration.
 *
 * @param name of the environment
 * @param byDefault as the documentation shows it; empty if there is none
 * @param format reads the value, and the default unless a reader passes one of its own
 * @param meaning for the documentation, in Markdown
 */
public record Setting<T>(String name, String byDefault, ValueFormat<T> format, String meaning) {

  /** Refuses missing parts. */
  public Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(byDefault, "byDefault");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** A setting that may be missing and has no default. */
  public static <T> Setting<Optional<T>> optional(
      String name, ValueFormat<T> format, String meaning) {
    return new Setting<>(name, "", ValueFormat.optional(format), meaning);
  }

  /** The same name for a program that shows the value and leaves the judgement to another. */
  public Setting<String> unjudged() {
    return new Setting<>(name, byDefault, ValueFormat.text(), meaning);
  }
}
