package io.quantum.pipeline.domain.admission;

import io.quantum.pipeline.domain.execution.AuditReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ledger's answer to one order that asks to be sent.
 *
 * <p><b>Units</b>: instants of the Redis clock. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/atomic-steps.md#claim.
 */
public sealed interface ClaimDecision {

  /** Why an entry waits instead of being dismissed. */
  enum WaitCause {
    /** An order of its symbol is in flight. */
    SYMBOL_BUSY,
    /** Too many closes in the window. */
    CLOSE_GUARD,
    /** Trading is halted, and closes outlast that. */
    HALTED,
    /** Redis was started anew: every instance compares first what it has seen. */
    REOPENED
  }

  /** It may be sent, once, before the lease ends. */
  record Claimed(Claim claim) implements ClaimDecision {}

  /**
   * It will not be sent; its entry is to be dismissed for the given reason.
   *
   * @param reason why
   * @param until if the reason is the full window: no slot frees before, unless one is returned
   */
  record Dismissed(AuditReason reason, Optional<Instant> until) implements ClaimDecision {
    /** Refuses missing parts. */
    public Dismissed {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(until, "until");
    }
  }

  /**
   * It stays pending and is tried again.
   *
   * @param cause why
   * @param retryAt when it makes sense to ask again
   */
  record Waiting(WaitCause cause, Instant retryAt) implements ClaimDecision {
    /** Refuses missing parts. */
    public Waiting {
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(retryAt, "retryAt");
    }
  }

  /** It is settled already, or its own order is under way: nothing is left to decide here. */
  record Elsewhere() implements ClaimDecision {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Claimed, R> claimed,
      Function<Dismissed, R> dismissed,
      Function<Waiting, R> waiting,
      Function<Elsewhere, R> elsewhere) {
    if (this instanceof Claimed claimedCase) {
      return claimed.apply(claimedCase);
    }
    if (this instanceof Dismissed dismissedCase) {
      return dismissed.apply(dismissedCase);
    }
    if (this instanceof Waiting waitingCase) {
      return waiting.apply(waitingCase);
    }
    return elsewhere.apply((Elsewhere) this);
  }
}
