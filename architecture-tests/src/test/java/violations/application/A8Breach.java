package violations.application;

/** Breaks the rule in its name. */
public final class A8Breach {
  final io.lettuce.core.RedisURI uri = new io.lettuce.core.RedisURI();
}
