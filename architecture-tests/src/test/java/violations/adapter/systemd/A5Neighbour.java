package violations.adapter.systemd;

/** Breaks the rule in its name. */
public final class A5Neighbour {}
