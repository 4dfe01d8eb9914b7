package io.quantum.pipeline.domain.contract;

import java.util.Objects;

/**
 * A field that asks for an order which can only reduce, under a name that is none of the contract's
 * own: beside BUY or SELL a contradiction.
 *
 * <p>Libraries and venues write such fields in many ways, so names are compared without case,
 * {@code _} and {@code -}. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/contract/TRADE_INTENT_SCHEMA_CONTRACT.md#payload.
 *
 * @param name as written, {@code params.} before it if it stood there
 * @param value as written
 */
public record ReducingWish(String name, FieldValue value) {
  private static final String PARAMS = "params";
  private static final String[] NAMES = {
    "reduceonly", "closeposition", "closeontrigger", "isreduceonly"
  };

  /** Refuses a wish without name or value. */
  public ReducingWish {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  /** True if a field of that name, in the payload or in its {@code params}, is such a wish. */
  public static boolean isNamed(String name) {
    for (String wanted : NAMES) {
      if (spells(name, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** True for the name under which payloads carry what a library hands on to the venue. */
  public static boolean isParams(String name) {
    return spells(name, PARAMS);
  }

  /** True if it says no: false or null and nothing else, since anybody may read the rest as yes. */
  public boolean isDenied() {
    return value.isMissing() || value.equals(new FieldValue.Bool(false));
  }

  // Nearly every name ends the loop at its first letter; nothing is copied.
  private static boolean spells(String name, String wanted) {
    int found = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-') {
        continue;
      }
      if (found == wanted.length() || lower(c) != wanted.charAt(found)) {
        return false;
      }
      found++;
    }
    return found == wanted.length();
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
