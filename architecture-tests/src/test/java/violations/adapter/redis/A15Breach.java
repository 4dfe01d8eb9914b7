package violations.adapter.redis;

/** Breaks the rule in its name. */
final class A15Breach {
  com.google.inject.Injector injector;
}
