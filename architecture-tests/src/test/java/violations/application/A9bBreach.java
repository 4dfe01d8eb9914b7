package violations.application;

/** Breaks the rule in its name. */
public final class A9bBreach {
  int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
