package violations.adapter.redis;

/** Breaks the rule in its name. */
final class A26Breach {
  com.google.inject.Key<String> key;
}
