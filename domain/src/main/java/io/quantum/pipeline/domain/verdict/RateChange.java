package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.ProofValue.Tally;

/**
 * Whether a rate is another one than before, as far as two counts can tell.
 *
 * <p>Exact: given the sum of both counts, the first is binomial with the share of its time, if
 * nothing changed (Przyborowski and Wilenski, Biometrika 1940). A change is one that would come
 * from equal rates in less than 1 of 100 cases; two small samples mostly cannot tell. Above 2,000
 * events the normal approximation. <b>Source</b>: docs/reference/proof-packs.md#rates-compared.
 */
enum RateChange {
  LOWER,
  HIGHER,
  NO_EVIDENCE;

  private static final long EXACT_UP_TO = 2_000;

  static RateChange between(Tally before, Tally after) {
    long all = before.events() + after.events();
    if (all == 0) {
      return NO_EVIDENCE;
    }
    double oneSide = 0.005;
    double beforeMillis = before.over().toMillis();
    double share = beforeMillis / (beforeMillis + after.over().toMillis());
    if (all > EXACT_UP_TO) {
      double off = before.events() - all * share;
      double z = 2.575829; // of the same half per cent
      double width = z * Math.sqrt(all * share * (1 - share)) + 0.5;
      return off > width ? LOWER : -off > width ? HIGHER : NO_EVIDENCE;
    }
    if (atLeast(before.events(), all, share) < oneSide) {
      return LOWER;
    }
    return atLeast(after.events(), all, 1 - share) < oneSide ? HIGHER : NO_EVIDENCE;
  }

  // P(X >= events) of a binomial.
  private static double atLeast(long events, long all, double share) {
    double logTerm = all * Math.log(1 - share);
    double sum = 0;
    for (long k = 0; k <= all; k++) {
      if (k >= events) {
        sum += Math.exp(logTerm);
      }
      logTerm += Math.log((double) (all - k) / (k + 1)) + Math.log(share / (1 - share));
    }
    return sum;
  }
}
