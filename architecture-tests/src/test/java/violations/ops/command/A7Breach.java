package violations.ops.command;

/** Breaks the rule in its name. */
final class A7Breach {
  final violations.application.service.Service service =
      new violations.application.service.Service();
}
