package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends entries that need no order, in portions while others are still being decided; counts them
 * and tells the log, once per portion.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop.
 */
public final class DismissalQueue {
  private static final Logger LOG = LoggerFactory.getLogger(DismissalQueue.class);

  /** Large enough that a script's fixed cost does not show, small enough to overlap deciding. */
  private static final int PORTION = 500;

  /** What the entries may weigh that one step copies to the dead letters. */
  private static final long MAX_WEIGHT = 4 << 20;

  /** A field costs the server as much as so many bytes. */
  private static final long FIELD_WEIGHT = 100;

  private final IntentLedger ledger;
  private final PipelineLog log;
  private final ProgressTally tally;
  private final Queue<UnderWay> underWay = new ArrayDeque<>();

  /** Made of the ledger and what counts and tells. */
  public DismissalQueue(IntentLedger ledger, PipelineLog log, ProgressTally tally) {
    this.ledger = ledger;
    this.log = log;
    this.tally = tally;
  }

  private record UnderWay(
      IntentLedger.Dismissing closing, List<Dismissal> dismissals, int openingLimit) {}

  /**
   * Begins to end what one turn decides.
   *
   * @param openingLimit in force, for the log
   */
  Round begin(FencingToken fence, int openingLimit) {
    return new Round(fence, openingLimit);
  }

  /** What one turn ends. */
  final class Round {
    private final FencingToken fence;
    private final int openingLimit;
    private List<Dismissal> portion = new ArrayList<>();
    private long weight;

    private Round(FencingToken fence, int openingLimit) {
      this.fence = fence;
      this.openingLimit = openingLimit;
    }

    /** This entry ends. */
    void add(Dismissal dismissal) {
      portion.add(dismissal);
      weight += dismissal instanceof Dismissal.PutAside aside ? weight(aside) : 0;
      if (portion.size() == PORTION || weight >= MAX_WEIGHT) {
        send();
      }
    }

    /** Sends what is left. */
    void send() {
      if (!portion.isEmpty()) {
        underWay.add(new UnderWay(ledger.startDismissal(fence, portion), portion, openingLimit));
        portion = new ArrayList<>();
        weight = 0;
      }
    }
  }

  private static long weight(Dismissal.PutAside aside) {
    return aside.size().isBounded()
        ? aside.size().bytes() + FIELD_WEIGHT * aside.size().fields()
        : 0;
  }

  /**
   * Waits until the oldest portions have ended; false if the caller is no longer the reader.
   *
   * @param leaving so many may stay under way
   */
  boolean await(int leaving) {
    boolean ours = true;
    while (underWay.size() > leaving) {
      UnderWay oldest = underWay.remove();
      ours &=
          oldest
              .closing()
              .await()
              .fold(
                  done -> {
                    note(oldest, new HashSet<>(done.leftAlone()));
                    return true;
                  },
                  fenced -> false);
    }
    return ours;
  }

  /**
   * Waits until nothing is under way any more, whatever becomes of it: after a failure has been
   * told, or when the lease is lost. What did not end is still pending.
   */
  void abandon() {
    while (!underWay.isEmpty()) {
      try {
        await(0);
      } catch (AdapterFailure again) {
        LOG.debug("a portion did not end either: {}", again.getMessage());
      }
    }
  }

  private void note(UnderWay ended, Set<EntryId> leftAlone) {
    Map<OutcomeCode, Noted> byOutcome = new EnumMap<>(OutcomeCode.class);
    Map<AuditReason, Noted> byReason = new EnumMap<>(AuditReason.class);
    Noted expiredCloses = new Noted();
    boolean tellsEntries = log.tellsEntries();
    for (Dismissal dismissal : ended.dismissals()) {
      EntryId id = dismissal.entryId();
      if (!leftAlone.isEmpty() && leftAlone.contains(id)) {
        continue;
      }
      if (tellsEntries) {
        log.ended(id, dismissal.outcome());
      }
      byOutcome.computeIfAbsent(dismissal.outcome(), first -> new Noted()).add(id);
      if (dismissal instanceof Dismissal.Audited audited) {
        byReason.computeIfAbsent(audited.reason(), first -> new Noted()).add(id);
      } else if (dismissal.outcome() == OutcomeCode.EXPIRED) {
        expiredCloses.add(id);
      }
    }
    byOutcome.forEach((outcome, noted) -> tally.ended(outcome, noted.count));
    byReason.forEach((reason, noted) -> tell(reason, noted, ended.openingLimit()));
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
