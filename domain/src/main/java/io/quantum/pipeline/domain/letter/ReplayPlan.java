package io.quantum.pipeline.domain.letter;

import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What publishing a dead letter again would do; nothing has been done yet.
 *
 * <p><b>Threads</b>: immutable by convention, nobody writes to the payload. <b>Source</b>:
 * docs/reference/tools.md#dlq.
 */
public sealed interface ReplayPlan {

  /**
   * It may be published.
   *
   * @param letter which
   * @param intent what it says, judged as of a publisher
   * @param payload what will be published
   * @param conversions what was rewritten, one sentence each
   * @param staleness too old already, so that it will only expire again
   */
  record Ready(
      DeadLetterEntry letter,
      TradeIntent intent,
      byte[] payload,
      List<String> conversions,
      Optional<Staleness> staleness)
      implements ReplayPlan {
    /** Copies the list; refuses missing parts. */
    public Ready {
      Objects.requireNonNull(letter, "letter");
      Objects.requireNonNull(intent, "intent");
      Objects.requireNonNull(payload, "payload");
      conversions = List.copyOf(conversions);
      Objects.requireNonNull(staleness, "staleness");
    }
  }

  /**
   * The contract does not allow it.
   *
   * @param violations every one that is left
   * @param conversions what was rewritten before it was judged
   * @param upgradable true if it would be ready under {@link ReplayMode#UPGRADE}
   */
  record Refused(List<Violation> violations, List<String> conversions, boolean upgradable)
      implements ReplayPlan {
    /** Copies the lists; refuses a refusal without reason. */
    public Refused {
      violations = List.copyOf(violations);
      conversions = List.copyOf(conversions);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a violation");
      }
    }
  }

  /** The letter does not hold the whole entry: its fields had so many bytes before the cut. */
  record Truncated(long originalBytes) implements ReplayPlan {}

  /**
   * Older than the executor takes.
   *
   * @param age since its producer made it
   * @param limit of its action
   */
  record Staleness(Duration age, Duration limit) {
    /** Refuses missing parts. */
    public Staleness {
      Objects.requireNonNull(age, "age");
      Objects.requireNonNull(limit, "limit");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Ready, R> ready, Function<Refused, R> refused, Function<Truncated, R> truncated) {
    if (this instanceof Ready readyCase) {
      return ready.apply(readyCase);
    }
    if (this instanceof Refused refusedCase) {
      return refused.apply(refusedCase);
    }
    return truncated.apply((Truncated) this);
  }
}
