package violations.application;

/** Breaks the rule in its name. */
public final class A8bBreach {
  final com.fasterxml.jackson.core.JsonFactory json = new com.fasterxml.jackson.core.JsonFactory();
}
