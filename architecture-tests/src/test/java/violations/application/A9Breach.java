package violations.application;

/** Breaks the rule in its name. */
public final class A9Breach {
  final ProcessBuilder builder = new ProcessBuilder("true");
}
