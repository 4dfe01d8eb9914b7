package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.FinaliseAnswer;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import java.util.List;

/** A ledger whose claims are timed, those that fail included. Thread-safe if the ledger is. */
final class TimedLedger implements IntentLedger {
  private final IntentLedger ledger;
  private final ServiceMetrics instruments;
  private final Ticker ticker;

  TimedLedger(IntentLedger ledger, ServiceMetrics instruments, Ticker ticker) {
    this.ledger = ledger;
    this.instruments = instruments;
    this.ticker = ticker;
  }

  @Override
  public ClaimAnswer claim(FencingToken fence, List<ClaimRequest> requests) {
    long asked = ticker.nanos();
    try {
      return ledger.claim(fence, requests);
    } finally {
      instruments.claimed(Duration.ofNanos(ticker.nanos() - asked));
    }
  }

  @Override
  public FinaliseAnswer finalise(ClaimedOrder order, ExecutionResult result) {
    return ledger.finalise(order, result);
  }

  @Override
  public List<ClientOrderId> overdue(int max) {
    return ledger.overdue(max);
  }

  @Override
  public TakeoverDecision takeover(ClientOrderId order, String token) {
    return ledger.takeover(order, token);
  }

  @Override
  public LookupNote noteUnavailable(ClaimedOrder order) {
    return ledger.noteUnavailable(order);
  }

  @Override
  public LookupNote noteAbsent(ClaimedOrder order) {
    return ledger.noteAbsent(order);
  }

  @Override
  public TakeoverDecision takeOverUnresolved(ClientOrderId order, String token, OperatorNote note) {
    return ledger.takeOverUnresolved(order, token, note);
  }

  @Override
  public Dismissing startDismissal(FencingToken fence, List<Dismissal> dismissals) {
    return ledger.startDismissal(fence, dismissals);
  }
}
