package io.quantum.pipeline.domain.intent;

/**
 * What is traded, for example {@code BTCUSDT}.
 *
 * <p><b>Shape</b>: {@code [A-Z0-9][A-Z0-9._:/-]{0,63}}, so that it is safe inside a key and a log
 * line; which symbols may trade is the contract's pattern. <b>Threads</b>: immutable.
 * <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/contract.md#symbol.
 *
 * @param name as on the wire
 */
public record Symbol(String name) {

  private static final int MOST = 64;

  /** Refuses other shapes. */
  public Symbol {
    if (!isSymbol(name)) {
      throw new IllegalArgumentException("a symbol must match [A-Z0-9][A-Z0-9._:/-]{0,63}");
    }
  }

  /** True if the text can be a symbol at all. */
  public static boolean isSymbol(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!plain && (i == 0 || "._:/-".indexOf(c) < 0)) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST;
  }

  @Override
  public String toString() {
    return name;
  }
}
