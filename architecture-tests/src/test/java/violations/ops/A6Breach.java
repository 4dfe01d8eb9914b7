package violations.ops;

/** Breaks the rule in its name. */
final class A6Breach {
  final violations.bootstrap.Boot boot = new violations.bootstrap.Boot();
}
