package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Symbol;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which symbols may trade: the pattern of the terms, matched as a whole.
 *
 * <p>The standard pattern is read by hand, since a matcher is the dearest part of judging.
 * <b>Threads</b>: immutable. <b>Source</b>: spec part 1, payload table.
 */
final class SymbolRule {
  private static final String STANDARD = ContractTerms.STANDARD.symbolPattern().pattern();
  private static final String QUOTE = "USDT";

  private final Pattern pattern;
  private final boolean isStandard;
  private final String message;

  SymbolRule(Pattern pattern) {
    this.pattern = pattern;
    this.isStandard = pattern.pattern().equals(STANDARD) && pattern.flags() == 0;
    this.message = "symbol must match %s as a whole".formatted(pattern.pattern());
  }

  /** What to say of any other text. */
  String message() {
    return message;
  }

  /** The symbol, if it may trade. */
  Optional<Symbol> read(String text) {
    boolean allowed = isStandard ? isStandard(text) : pattern.matcher(text).matches();
    return allowed && Symbol.isSymbol(text) ? Optional.of(new Symbol(text)) : Optional.empty();
  }

  private static boolean isStandard(String text) {
    int base = text.length() - QUOTE.length();
    if (base < 3 || base > 10 || !text.endsWith(QUOTE)) {
      return false;
    }
    for (int i = 0; i < base; i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }
}
