package violations.application.port;

/** Breaks the rule in its name. */
public final class A3Breach {
  final violations.application.execution.Service service =
      new violations.application.execution.Service();
}
