package violations.adapter.redis;

/** Breaks the rule in its name. */
final class A4Breach {
  final violations.application.execution.Service service =
      new violations.application.execution.Service();
}
