package violations.domain;

/** Breaks the rule in its name. */
public final class A20bBreach {
  void fail() throws Exception {}
}
