package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.util.List;

/**
 * The one place where an intent's fate is decided and recorded. Each method is one atomic step: all
 * checks come before the first write, and after a crash it has happened wholly or not at all.
 *
 * <p>The four steps belong together: only in this order, and only under the epochs that they hand
 * out, do they keep the promises of no double order, no excess and no loss.
 *
 * <p>Blocks for one command time-out at most. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * AdapterFailure}, after which the step may or may not have happened; repeating it with the same
 * arguments is safe and gives the answer of the first time. <b>Source</b>:
 * docs/reference/atomic-steps.md.
 */
public interface IntentLedger {

  /**
   * Asks to send orders, in stream order. Granted ones are written ahead: from then on the entry is
   * decided by its order alone.
   *
   * @param fence of the caller
   * @param requests at most one for each symbol, in stream order
   */
  ClaimAnswer claim(FencingToken fence, List<ClaimRequest> requests);

  /**
   * Ends an order: its record, its result event, the acknowledgement of its entry, the ledger and
   * its slot in the window, together.
   */
  FinaliseAnswer finalise(ClaimedOrder order, ExecutionResult result);

  /** Lists orders whose lease is over, oldest first. Changes nothing. */
  List<ClientOrderId> overdue(int max);

  /**
   * Takes over an order whose owner is past lease and fence, in order to look it up. Under the
   * token of the caller's own takeover it prolongs that one.
   *
   * @param order which
   * @param token random and new, or that of the caller's takeover
   */
  TakeoverDecision takeover(ClientOrderId order, String token);

  /**
   * Notes that the venue could not be asked about an order that was taken over, and for how long
   * that has been so over all takeovers. After ten minutes without a proof the order is unresolved:
   * it no longer holds up the closes of its symbol, and is listed as overdue once a minute only.
   * The count of {@link #noteAbsent} begins again.
   *
   * @param order under the caller's takeover
   */
  LookupNote noteUnavailable(ClaimedOrder order);

  /**
   * Notes that the venue answered that it has no such order. Five such answers at least a second
   * apart by the store's clock, and no other answer between, prove that it was never admitted; they
   * are counted in the record, over all takeovers and instances.
   *
   * @param order under the caller's takeover
   */
  LookupNote noteAbsent(ClaimedOrder order);

  /**
   * Takes an unresolved order over for an operator, whoever looks it up at the moment, and writes
   * into the audit stream who it was.
   *
   * @param order which
   * @param token random and new
   * @param note who, and why
   */
  TakeoverDecision takeOverUnresolved(ClientOrderId order, String token, OperatorNote note);

  /**
   * Starts to end entries that need no order: acknowledgement, audit or dead letter, and the
   * ledger, together. Counts only what it really acknowledged. Several may be under way, in no
   * order among each other; an entry may be in one of them only.
   */
  Dismissing startDismissal(FencingToken fence, List<Dismissal> dismissals);

  /** The same, and waits for it. */
  default DismissAnswer close(FencingToken fence, List<Dismissal> dismissals) {
    return startDismissal(fence, dismissals).await();
  }

  /** Entries about to end. */
  @FunctionalInterface
  interface Dismissing {
    /** What became of them; call it once. */
    DismissAnswer await();
  }
}
