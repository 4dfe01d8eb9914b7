package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when the lease of a claim runs, on the monotonic clock. A claim whose answer was lost is
 * asked for again and gets the same answer, but its lease began with the first asking.
 *
 * <p><b>Units</b>: nanoseconds. <b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>:
 * docs/reference/atomic-steps.md#lease-of-a-claim.
 */
final class ClaimClock {
  private final Map<EntryId, Long> unanswered = new HashMap<>();

  /** Claims are about to be asked for. */
  void asks(List<Candidate> candidates, long nanos) {
    candidates.forEach(candidate -> unanswered.putIfAbsent(candidate.entryId(), nanos));
  }

  /** The last asking was answered; when the candidate was first asked for. */
  long answered(Candidate candidate) {
    return unanswered.remove(candidate.entryId());
  }

  /** Nobody will ask for it again. */
  void forget(Candidate candidate) {
    unanswered.remove(candidate.entryId());
  }

  /** Nobody will ask for any of them again. */
  void clear() {
    unanswered.clear();
  }

  /** When a claim was first asked for and when last: more than once if an answer was lost. */
  record Asked(long firstNanos, long lastNanos) {

    // A claim from before this turn's reading was granted to an earlier request, and its lease has
    // been running since then.
    long grantedNanos(Claim claim, Instant read) {
      return claim.claimedAt().isBefore(read.truncatedTo(ChronoUnit.MILLIS))
          ? firstNanos
          : lastNanos;
    }
  }
}
