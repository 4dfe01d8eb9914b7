package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The checks that need no ledger, cheap first: contract, age, trading state.
 *
 * <p><b>Threads</b>: safe if the decoder is. <b>Source</b>:
 * docs/reference/order-of-checks.md#order.
 */
public final class IntentTriage {
  private final IntentContract contract;
  private final IntentDecoder decoder;
  private final AgeLimits ages;
  private final Supplier<String> tokens;
  private final PipelineLog log;
  private final ProgressTally tally;

  /**
   * Made of the contract, what reads payloads, the age limits, and a source of random tokens.
   *
   * @param tokens gives a new random token at each call
   */
  public IntentTriage(
      IntentContract contract,
      IntentDecoder decoder,
      AgeLimits ages,
      Supplier<String> tokens,
      PipelineLog log,
      ProgressTally tally) {
    this.contract = contract;
    this.decoder = decoder;
    this.ages = ages;
    this.tokens = tokens;
    this.log = log;
    this.tally = tally;
  }

  /**
   * Decides a payload that no stream holds; nothing is logged or counted. A process loads hundreds
   * of classes for its first decision: a kill in that moment would be put down to an entry whose
   * attempt has been counted, although it is not to blame.
   *
   * @param made when the payload says that it was made; the decision is of this moment
   */
  public TriageDecision rehearse(byte[] payload, Instant made) {
    Delivery delivery =
        Delivery.of(
            new EntryId(made.toEpochMilli(), 0),
            Optional.of(IntentContract.EVENT_TYPE),
            payload,
            PublisherId.UNKNOWN);
    return contract
        .judge(decoder.decode(payload), ContractProfile.READER, made)
        .fold(
            accepted -> accepted(delivery, accepted.intent(), TradingState.HALTED, made),
            // A SYMBOL_PATTERN of one's own may not know the symbol.
            refused -> ended(delivery, refused.violations()));
  }

  TriageDecision decide(Delivery delivery, TradingState state, Instant now) {
    TriageDecision decision = judged(delivery, state, now);
    if (log.tellsEntries()) {
      log.decided(delivery.id(), delivery.source(), decision.told());
    }
    return decision;
  }

  private TriageDecision judged(Delivery delivery, TradingState state, Instant now) {
    List<Violation> ofTheEntry = ofTheEntry(delivery);
    if (!ofTheEntry.isEmpty()) {
      return invalid(delivery, ofTheEntry);
    }
    return contract
        .judge(decoder.decode(delivery.payload().orElseThrow()), ContractProfile.READER, now)
        .fold(
            accepted -> {
              if (accepted.sideConverted()) {
                tally.sideConverted();
                log.deprecatedSide(delivery.source(), delivery.id());
              }
              return accepted(delivery, accepted.intent(), state, now);
            },
            refused -> invalid(delivery, refused.violations()));
  }

  // A payload that is too long makes most entries too large that are: then that is what is wrong.
  private List<Violation> ofTheEntry(Delivery delivery) {
    if (delivery.size() == EntrySize.SMALL && delivery.unkeptPayload().isEmpty()) {
      return contract.judgeEntry(delivery.eventType(), delivery.place());
    }
    long unkept = delivery.unkeptPayload().orElse(0);
    List<Violation> found = delivery.size().less(unkept).judge();
    if (found.isEmpty()) {
      found = contract.judgeEntry(delivery.eventType(), delivery.place());
    }
    return found.isEmpty() && unkept > 0 ? List.of(EntrySize.payloadTooLong(unkept)) : found;
  }

  /** The end of an entry that ended or broke its reader too often; it is not read again. */
  Dismissal poisoned(WorkBatch.Poisoned poisoned) {
    DeadLetter letter = DeadLetter.poison(PublisherId.UNKNOWN, poisoned.attempts());
    log.poison(PublisherId.UNKNOWN, poisoned.entry(), poisoned.attempts());
    return new Dismissal.PutAside(poisoned.entry(), OutcomeCode.INVALID, letter, EntrySize.UNKNOWN);
  }

  /** The end of a candidate that has become too old, if it has. */
  Optional<Dismissal> expiry(Candidate candidate, Instant now) {
    return expiry(
        candidate.order().terms().action(),
        candidate.made(),
        candidate.entryId(),
        candidate.source(),
        candidate.size(),
        now);
  }

  private TriageDecision accepted(
      Delivery delivery, TradeIntent intent, TradingState state, Instant now) {
    Optional<Dismissal> expired =
        expiry(
            intent.action(),
            intent.timestamp(),
            delivery.id(),
            delivery.source(),
            delivery.size(),
            now);
    if (expired.isPresent()) {
      return new TriageDecision.Ends(expired.get());
    }
    Optional<AuditReason> dismissedBy = state.dismisses(intent.action());
    if (dismissedBy.isPresent()) {
      return new TriageDecision.Ends(new Dismissal.Audited(delivery.id(), dismissedBy.get()));
    }
    return new TriageDecision.MayTrade(
        new Candidate(
            Order.of(delivery, intent),
            intent.timestamp(),
            delivery.source(),
            tokens.get(),
            delivery.size()));
  }

  private Optional<Dismissal> expiry(
      Action action, Instant made, EntryId entry, PublisherId source, EntrySize size, Instant now) {
    if (!ages.isExpired(action, made, entry, now)) {
      return Optional.empty();
    }
    if (action.isOpening()) {
      return Optional.of(new Dismissal.Audited(entry, AuditReason.TOO_OLD));
    }
    DeadLetter letter =
        DeadLetter.expiredClose(AgeLimits.age(made, entry, now), ages.of(action), source);
    return Optional.of(new Dismissal.PutAside(entry, OutcomeCode.EXPIRED, letter, size));
  }

  private TriageDecision invalid(Delivery delivery, List<Violation> violations) {
    tally.refused(delivery.source(), violations.get(0).code());
    log.invalidIntent(delivery.source(), delivery.id(), violations.get(0));
    return ended(delivery, violations);
  }

  private static TriageDecision ended(Delivery delivery, List<Violation> violations) {
    return new TriageDecision.Ends(
        new Dismissal.PutAside(
            delivery.id(),
            OutcomeCode.INVALID,
            DeadLetter.invalid(violations, delivery.source()),
            delivery.size()));
  }
}
