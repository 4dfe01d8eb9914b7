package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.port.out.IntentLedger;
import io.quantum.pipeline.application.port.out.ReaderTerm;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Closure;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Ends entries that need no order, in portions while the rest of a batch is still being decided;
 * counts them and tells the log, once per portion.
 *
 * <p><b>Threads</b>: safe if the ledger is; a round belongs to one thread.
 */
public final class Settlement {
  /** Large enough that a script's fixed cost does not show, small enough to overlap deciding. */
  private static final int PORTION = 250;

  private final IntentLedger ledger;
  private final PipelineLog log;
  private final ProgressTally tally;

  /** Made of the ledger and what counts and tells. */
  public Settlement(IntentLedger ledger, PipelineLog log, ProgressTally tally) {
    this.ledger = ledger;
    this.log = log;
    this.tally = tally;
  }

  /**
   * Begins to close what one turn decides.
   *
   * @param openingLimit in force, for the log
   */
  Round begin(ReaderTerm term, int openingLimit) {
    return new Round(term, openingLimit);
  }

  /** What one turn closes. Leaving it waits for whatever is still under way. */
  final class Round implements AutoCloseable {
    private final ReaderTerm term;
    private final int openingLimit;
    private final Queue<UnderWay> underWay = new ArrayDeque<>();
    private List<Closure> portion = new ArrayList<>();

    private Round(ReaderTerm term, int openingLimit) {
      this.term = term;
      this.openingLimit = openingLimit;
    }

    /** This entry ends. */
    void add(Closure closure) {
      portion.add(closure);
      if (portion.size() == PORTION) {
        startPortion();
      }
    }

    /** Waits until all have ended; false if the caller is no longer the reader. */
    boolean end() {
      if (!portion.isEmpty()) {
        startPortion();
      }
      boolean ours = true;
      while (!underWay.isEmpty()) {
        ours &= await(underWay.remove());
      }
      return ours;
    }

    // A failure ends the turn: nothing may still be changing when what is pending is looked at.
    @Override
    public void close() {
      while (!underWay.isEmpty()) {
        await(underWay.remove());
      }
    }

    private void startPortion() {
      underWay.add(new UnderWay(ledger.startClose(term, portion), portion));
      portion = new ArrayList<>();
    }

    private boolean await(UnderWay first) {
      return first
          .closing()
          .await()
          .fold(
              done -> {
                note(first.closures(), new HashSet<>(done.leftAlone()), openingLimit);
                return true;
              },
              fenced -> false);
    }
  }

  private record UnderWay(IntentLedger.Closing closing, List<Closure> closures) {}

  private void note(List<Closure> closures, Set<EntryId> leftAlone, int openingLimit) {
    Map<AuditReason, Noted> byReason = new EnumMap<>(AuditReason.class);
    Noted expiredCloses = new Noted();
    for (Closure closure : closures) {
      if (leftAlone.contains(closure.entryId())) {
        continue;
      }
      tally.ended(closure.outcome(), 1);
      if (closure instanceof Closure.Audited audited) {
        byReason.computeIfAbsent(audited.reason(), r -> new Noted()).add(audited.entryId());
      } else if (closure.outcome() == OutcomeCode.EXPIRED) {
        expiredCloses.add(closure.entryId());
      }
    }
    byReason.forEach((reason, noted) -> tell(reason, noted, openingLimit));
    if (expiredCloses.count > 0) {
      log.expiredClose(expiredCloses.first, expiredCloses.count);
    }
  }

  private void tell(AuditReason reason, Noted noted, int openingLimit) {
    switch (reason) {
      case GLOBAL_WINDOW -> log.globalRateLimit(openingLimit, noted.count);
      case SYMBOL_SPACING, SYMBOL_BUSY ->
          log.rateLimitSkip(reason.name(), noted.first, noted.count);
      case TOO_OLD -> log.staleIntentDrop(noted.first, noted.count);
      case SAME, CONFLICT, REDELIVERED -> log.idempotencySkip(noted.first, noted.count);
      case HALTED, REDUCING, SAFE_MODE -> log.notTrading(reason.name(), noted.first, noted.count);
      case BODY_GONE -> log.lostEntries(noted.count);
    }
  }

  private static final class Noted {
    private EntryId first = EntryId.ZERO;
    private long count;

    private void add(EntryId entry) {
      if (count++ == 0) {
        first = entry;
      }
    }
  }
}
