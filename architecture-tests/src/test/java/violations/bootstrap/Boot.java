package violations.bootstrap;

/** Breaks the rule in its name. */
public final class Boot {}
