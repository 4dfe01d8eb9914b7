package violations.ops.control;

/** Breaks the rule in its name. */
final class A7Breach {
  final violations.application.execution.Service service =
      new violations.application.execution.Service();
}
