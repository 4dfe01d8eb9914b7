package violations.adapter.redis;

/** Breaks the rule in its name. */
public class A16Breach {}
