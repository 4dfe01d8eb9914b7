package violations.domain;

/** Breaks the rule in its name. */
public final class A17Breach {
  int changing;
}
