package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Symbol;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which symbols may trade: the pattern of the terms, matched as a whole.
 *
 * <p>The standard pattern is read by hand, since a matcher is the dearest part of judging.
 * <b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#symbol.
 */
final class SymbolRule {
  private static final String STANDARD = ContractTerms.STANDARD.symbolPattern().pattern();
  private static final String QUOTE = "USDT";

  private final Pattern pattern;
  private final boolean isStandard;
  private final String text;

  SymbolRule(Pattern pattern) {
    this.pattern = pattern;
    this.isStandard = pattern.pattern().equals(STANDARD) && pattern.flags() == 0;
    this.text = "must match %s as a whole".formatted(pattern.pattern());
  }

  /** What a symbol must do, for a message. */
  String text() {
    return text;
  }

  /** The symbol, if it may trade. */
  Optional<Symbol> read(String name) {
    boolean allowed =
        isStandard ? isStandard(name) : pattern.matcher(name).matches() && Symbol.isSymbol(name);
    return allowed ? Optional.of(new Symbol(name)) : Optional.empty();
  }

  private static boolean isStandard(String name) {
    int base = name.length() - QUOTE.length();
    if (base < 3 || base > 10 || !name.endsWith(QUOTE)) {
      return false;
    }
    for (int i = 0; i < base; i++) {
      if (name.charAt(i) < 'A' || name.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }
}
