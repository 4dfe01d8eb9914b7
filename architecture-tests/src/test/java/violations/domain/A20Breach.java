package violations.domain;

/** Breaks the rule in its name. */
public final class A20Breach {
  void fail() {
    throw new RuntimeException("formless");
  }
}
