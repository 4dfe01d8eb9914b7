package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.DismissAnswer;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.FinaliseAnswer;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Grants nothing because its window is full, and closes everything without keeping it. */
final class FullLedger implements IntentLedger {
  private final Instant until;
  private long closed;

  FullLedger(Instant until) {
    this.until = until;
  }

  /** Entries closed so far. */
  long closed() {
    return closed;
  }

  @Override
  public ClaimAnswer claim(FencingToken fence, List<ClaimRequest> requests) {
    ClaimDecision full = new ClaimDecision.Dismissed(AuditReason.GLOBAL_WINDOW, Optional.of(until));
    return new ClaimAnswer.Decided(requests.stream().map(request -> full).toList());
  }

  @Override
  public Dismissing startDismissal(FencingToken fence, List<Dismissal> dismissals) {
    closed += dismissals.size();
    return () -> new DismissAnswer.Done(dismissals.size(), List.of());
  }

  @Override
  public FinaliseAnswer finalise(ClaimedOrder order, ExecutionResult result) {
    throw notGranted();
  }

  @Override
  public List<ClientOrderId> overdue(int max) {
    return List.of();
  }

  @Override
  public TakeoverDecision takeover(ClientOrderId order, String token) {
    throw notGranted();
  }

  @Override
  public LookupNote noteUnavailable(ClaimedOrder order) {
    throw notGranted();
  }

  @Override
  public LookupNote noteAbsent(ClaimedOrder order) {
    throw notGranted();
  }

  @Override
  public TakeoverDecision takeOverUnresolved(ClientOrderId order, String token, OperatorNote note) {
    throw notGranted();
  }

  private static IllegalStateException notGranted() {
    return new IllegalStateException("no order was granted");
  }
}
