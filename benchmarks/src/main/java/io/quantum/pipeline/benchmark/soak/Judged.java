package io.quantum.pipeline.benchmark.soak;

import java.util.Objects;

/** One line of the verdict: what was judged, how it came out, and the figures. */
record Judged(Judgement judgement, String name, String facts) {
  Judged {
    Objects.requireNonNull(judgement, "judgement");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(facts, "facts");
  }

  /** As it is printed. */
  String line() {
    return "%-7s %-14s %s".formatted(judgement.sign(), name, facts);
  }
}
