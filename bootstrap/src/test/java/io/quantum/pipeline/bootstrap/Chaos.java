package io.quantum.pipeline.bootstrap;

/**
 * What a chaos run is made of: {@code -Dchaos.seed=S} repeats one, {@code -Dchaos.rounds=N} makes
 * one longer. The seed is part of each test's display name.
 */
final class Chaos {
  /** JUnit tag of tests that have a Redis of their own, mostly wait, and so run side by side. */
  static final String SHORT = "chaos";

  /** JUnit tag of the long runs, which only profile {@code chaos} has. */
  static final String LONG = "chaos-long";

  private static final long SEED = Long.getLong("chaos.seed", 20_260_121);

  private Chaos() {}

  /** A seed of its own for each part of a run. */
  static long seed(int part) {
    return SEED + part;
  }

  /** How many rounds a long run has, unless it was told. */
  static int rounds(int byDefault) {
    return Integer.getInteger("chaos.rounds", byDefault);
  }
}
