package violations.application.service;

/** Breaks the rule in its name. */
public final class Service {}
