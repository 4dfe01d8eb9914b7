package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.SettleUnresolvedOrder;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes an unresolved order over, whoever has it, and finalises it: whoever looked it up until now
 * is fenced.
 *
 * <p><b>Threads</b>: safe if the ledger is.
 */
public final class SettleUnresolvedOrderService implements SettleUnresolvedOrder {
  private final IntentLedger ledger;
  private final Supplier<String> tokens;

  /**
   * Made of the ledger.
   *
   * @param tokens gives a new random token at each call
   */
  public SettleUnresolvedOrderService(IntentLedger ledger, Supplier<String> tokens) {
    this.ledger = ledger;
    this.tokens = tokens;
  }

  @Override
  public Optional<OutcomeCode> settle(ClientOrderId order, OrderEnding ending, OperatorNote note) {
    return ledger
        .takeOverUnresolved(order, tokens.get(), note)
        .fold(granted -> record(granted.order(), ending, note), denied -> Optional.empty());
  }

  private Optional<OutcomeCode> record(ClaimedOrder order, OrderEnding ending, OperatorNote note) {
    ExecutionResult result =
        new ExecutionResult(
            order.order(),
            ending,
            order.claim().leaseUntil().minus(OrderLimits.TAKEOVER_LEASE),
            new ConsumerName("operator-" + note.by()));
    return ledger
        .finalise(order, result)
        .fold(
            recorded -> Optional.of(recorded.outcome()),
            fenced -> Optional.empty(),
            gone -> Optional.empty());
  }
}
