package violations.domain;

/** Breaks the rule in its name. */
public final class A1Breach {
  final java.util.concurrent.atomic.AtomicLong count = new java.util.concurrent.atomic.AtomicLong();
}
