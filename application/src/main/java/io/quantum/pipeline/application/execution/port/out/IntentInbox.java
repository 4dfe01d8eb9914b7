package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The intents to decide: new ones, and those delivered earlier that nobody has settled yet.
 *
 * <p><b>Threads</b>: one reader at a time; the others only open. <b>Errors</b>: {@link
 * AdapterFailure}; a failed {@link #readNew} may have delivered entries, which then stand among the
 * pending ones: read those again after any failure. <b>Source</b>: docs/reference/delivery.md.
 */
public interface IntentInbox {

  /** Pending entries that can be listed at once. */
  int MAX_PENDING = 500;

  /** How much older than the call that hands it over the context of a batch may be. */
  Duration OLDEST_WORLD = Duration.ofMillis(100);

  /** Refuses a page that is too large. */
  static void requirePage(int max) {
    if (max < 1 || max > MAX_PENDING) {
      throw new IllegalArgumentException("a page has 1 to 500 pending entries, not " + max);
    }
  }

  /**
   * Makes sure that the group and its conservation anchor exist, in one atomic step. May be
   * repeated. If less is there than the caller has seen, data were lost: the same step halts
   * trading, because what was ordered before can no longer be told from what was not.
   *
   * @param seen the furthest that the caller has seen the ledger
   */
  GroupOpening open(LedgerMark seen);

  /**
   * Delivers entries that nobody was given yet, and the context after the read. More may have been
   * delivered to the reader than it is handed: the next call hands that over, or it stands among
   * the pending ones as soon as {@link #open} or {@link #pending} was called. How many entries a
   * read may have follows from how large the ones before were.
   *
   * @param reader who reads
   * @param max at most so many entries; a reader asks for the same number each time
   * @param patience how long to block when there is none; zero: not at all
   */
  InboxReading readNew(ConsumerName reader, int max, Duration patience);

  /**
   * Lists entries pending under the reader's own name, in stream order, by their ids alone:
   * whatever they hold, listing them harms nobody. Changes nothing and may be repeated.
   *
   * @param reader whose
   * @param after only ids beyond this one
   * @param max at most so many, 1 to {@link #MAX_PENDING}; {@link IllegalArgumentException} for
   *     more
   * @return the ids; empty if the group or the stream is gone
   */
  Optional<List<EntryId>> pending(ConsumerName reader, EntryId after, int max);

  /**
   * Fetches pending entries, and the context after that: the first ones of the list, as many as may
   * be held together, at least one. Which they are says {@link IntentBatch#size}; those that have
   * no body any more are among them. Changes nothing and may be repeated.
   *
   * @param entries pending, in stream order, at least one
   */
  IntentBatch fetch(List<EntryId> entries);

  /** The context without any entry: for a reader that has no room for more. */
  DecisionContext peek();

  /**
   * Moves pending entries of the predecessor, and those of anyone else that were left alone for a
   * while, to the reader's name, oldest first; settles as lost those without a body. One atomic
   * step; repeat it until nothing is moved.
   *
   * @param fence of the caller
   * @param predecessor whose entries are moved however young
   * @param max at most so many entries a step
   */
  SweepDecision sweep(FencingToken fence, Optional<ConsumerName> predecessor, int max);
}
