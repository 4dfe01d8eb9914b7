package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.port.out.CloseAnswer;
import io.quantum.pipeline.application.port.out.IntentLedger;
import io.quantum.pipeline.application.port.out.ReaderTerm;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Closure;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ends a batch of entries that need no order, then counts them and tells the log, once per batch.
 *
 * <p><b>Threads</b>: safe if the ledger is.
 */
public final class Settlement {
  private static final int AT_ONCE = 5_000;

  private final IntentLedger ledger;
  private final PipelineLog log;
  private final ProgressTally tally;

  /** Made of the ledger and what counts and tells. */
  public Settlement(IntentLedger ledger, PipelineLog log, ProgressTally tally) {
    this.ledger = ledger;
    this.log = log;
    this.tally = tally;
  }

  /** Closes everything; false if the caller is no longer the reader. */
  boolean settle(ReaderTerm term, List<Closure> closures, int openingLimit) {
    for (int from = 0; from < closures.size(); from += AT_ONCE) {
      List<Closure> part = closures.subList(from, Math.min(from + AT_ONCE, closures.size()));
      CloseAnswer answer = ledger.close(term, part);
      boolean ours =
          answer.fold(
              done -> {
                note(part, new HashSet<>(done.leftAlone()), openingLimit);
                return true;
              },
              fenced -> false);
      if (!ours) {
        return false;
      }
    }
    return true;
  }

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
