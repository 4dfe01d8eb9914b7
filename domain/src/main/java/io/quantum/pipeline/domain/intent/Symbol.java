package io.quantum.pipeline.domain.intent;

import java.util.regex.Pattern;

/**
 * What is traded, for example {@code BTCUSDT}.
 *
 * <p><b>Shape</b>: {@code [A-Z0-9][A-Z0-9._:/-]{0,63}}, so that it is safe inside a key and a log
 * line; which symbols may trade is the contract's pattern. <b>Threads</b>: immutable.
 * <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>: spec part 1, payload table.
 *
 * @param name as on the wire
 */
public record Symbol(String name) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9._:/-]{0,63}");

  /** Refuses other shapes. */
  public Symbol {
    if (!isSymbol(name)) {
      throw new IllegalArgumentException("a symbol must match " + SHAPE.pattern());
    }
  }

  /** True if the text can be a symbol at all. */
  public static boolean isSymbol(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
