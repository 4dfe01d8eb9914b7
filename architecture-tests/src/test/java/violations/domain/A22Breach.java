package violations.domain;

/** Breaks the rule in its name. */
public final class A22Breach {
  final java.util.Date date = new java.util.Date(0);
}
