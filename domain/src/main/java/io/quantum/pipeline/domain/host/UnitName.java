package io.quantum.pipeline.domain.host;

import java.util.regex.Pattern;

/**
 * The name of a unit, for example {@code quantum-execution} or {@code quantum-execution@1.service}.
 *
 * <p><b>Shape</b>: {@code [A-Za-z0-9:_.@\-][A-Za-z0-9:_.@\\-]{0,254}}, not beginning with a dash,
 * so that it can never be taken for an option. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}. <b>Source</b>: systemd.unit(5).
 *
 * @param text as an operator writes it
 */
public record UnitName(String text) {

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9:_.@\\\\][A-Za-z0-9:_.@\\\\-]{0,254}");

  /** Refuses other shapes. */
  public UnitName {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a unit name must match " + SHAPE.pattern());
    }
  }

  /** The name with its type: a service, unless it says otherwise. */
  public String full() {
    return text.contains(".") ? text : text + ".service";
  }

  @Override
  public String toString() {
    return text;
  }
}
