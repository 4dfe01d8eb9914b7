package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Orders of which it is measured how old their intents are when they leave, by the Redis clock: the
 * one that stamped both the entry and the claim. Thread-safe if the orders are.
 */
final class MeasuredOrders implements ExecuteOrder {
  private final ExecuteOrder orders;
  private final ServiceMetrics instruments;
  private final Ticker ticker;

  MeasuredOrders(ExecuteOrder orders, ServiceMetrics instruments, Ticker ticker) {
    this.orders = orders;
    this.instruments = instruments;
    this.ticker = ticker;
  }

  @Override
  public Optional<ExecutionResult> send(ClaimedOrder order, long claimSentNanos) {
    Instant leaves = order.claim().claimedAt().plusNanos(ticker.nanos() - claimSentNanos);
    instruments.orderLeaves(Duration.between(order.order().entryId().storedAt(), leaves));
    return orders.send(order, claimSentNanos);
  }

  @Override
  public boolean record(ClaimedOrder order, ExecutionResult result) {
    return orders.record(order, result);
  }
}
