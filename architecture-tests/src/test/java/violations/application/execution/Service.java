package violations.application.execution;

/** Breaks the rule in its name. */
public final class Service {}
