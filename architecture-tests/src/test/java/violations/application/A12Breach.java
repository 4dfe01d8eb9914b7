package violations.application;

/** Breaks the rule in its name. */
public final class A12Breach {
  String home() {
    return System.getenv("HOME");
  }
}
