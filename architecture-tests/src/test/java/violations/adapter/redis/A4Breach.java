package violations.adapter.redis;

/** Breaks the rule in its name. */
final class A4Breach {
  final violations.application.service.Service service =
      new violations.application.service.Service();
}
