package violations.adapter.redis;

/** Breaks the rule in its name. */
final class A14Breach {
  @jakarta.inject.Inject String field;
}
