package io.quantum.pipeline.domain.admission;

import java.time.Instant;
import java.util.Objects;

/**
 * The right to send one order once, or (after a takeover) to find out what became of it.
 *
 * <p>Who holds an older epoch than the record is fenced: it may not end the order any more.
 *
 * <p><b>Units</b>: Redis clock. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/atomic-steps.md#lease-of-a-claim.
 *
 * @param epoch 1 for the first claim, one more for every takeover
 * @param token random, known to the claimer only
 * @param claimedAt when it was granted
 * @param leaseUntil the venue refuses the order after this instant
 */
public record Claim(long epoch, String token, Instant claimedAt, Instant leaseUntil) {
  /** Refuses missing parts. */
  public Claim {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(claimedAt, "claimedAt");
    Objects.requireNonNull(leaseUntil, "leaseUntil");
  }
}
