package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an order once and records its end under its claim.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class ExecuteOrderService implements ExecuteOrder {
  private static final Logger LOG = LoggerFactory.getLogger(ExecuteOrderService.class);

  /** With less of the lease left, the order could arrive after it. */
  private static final Duration MIN_LEASE = Duration.ofMillis(500);

  private final OrderGateway gateway;
  private final IntentLedger ledger;
  private final OrderLimits limits;
  private final ConsumerName me;
  private final Ticker ticker;
  private final PipelineLog log;
  private final ProgressTally tally;

  /** Made of the venue, the ledger, and what counts and tells. */
  public ExecuteOrderService(
      OrderGateway gateway,
      IntentLedger ledger,
      OrderLimits limits,
      ConsumerName me,
      Ticker ticker,
      PipelineLog log,
      ProgressTally tally) {
    this.gateway = gateway;
    this.ledger = ledger;
    this.limits = limits;
    this.me = me;
    this.ticker = ticker;
    this.log = log;
    this.tally = tally;
  }

  @Override
  public Optional<ExecutionResult> send(ClaimedOrder order, long claimSentNanos) {
    long left = limits.lease().toNanos() - (ticker.nanos() - claimSentNanos);
    if (left < MIN_LEASE.toNanos()) {
      return Optional.of(result(order, new OrderEnding.NotSent(), claimSentNanos));
    }
    SubmitOutcome outcome = gateway.submit(order);
    if (outcome instanceof SubmitOutcome.Indeterminate unknown) {
      LOG.warn(
          "ORDER UNKNOWN: it will be looked up client_order_id={} detail={}",
          order.order().clientOrderId(),
          unknown.detail());
    }
    return outcome.ending().map(ending -> result(order, ending, claimSentNanos));
  }

  @Override
  public boolean record(ClaimedOrder order, ExecutionResult result) {
    return ledger
        .finalise(order, result)
        .fold(
            recorded -> {
              tally.ended(recorded.outcome(), 1);
              log.terminalState(result, recorded.outcome());
              return true;
            },
            fenced -> {
              LOG.warn(
                  "ORDER TAKEN OVER: another instance records its end client_order_id={}",
                  order.order().clientOrderId());
              return false;
            },
            gone -> {
              LOG.error(
                  "DATA LOST: the record of an order is gone, trading is halted"
                      + " client_order_id={} entry_id={} outcome={}",
                  order.order().clientOrderId(),
                  order.order().entryId(),
                  result.ending().outcome().wireName());
              return false;
            });
  }

  // The Redis clock at the claim and the time since then on the monotonic one: local wall clocks
  // do not matter.
  private ExecutionResult result(ClaimedOrder order, OrderEnding ending, long claimSentNanos) {
    return new ExecutionResult(
        order.order(),
        ending,
        order.claim().claimedAt().plusNanos(ticker.nanos() - claimSentNanos),
        me);
  }
}
