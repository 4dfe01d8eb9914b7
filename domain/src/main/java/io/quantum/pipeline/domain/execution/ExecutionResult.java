package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.stream.ConsumerName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the result stream tells about one ended order.
 *
 * <p><b>Shape</b>: ten facts go into the payload, the rest travels beside it. <b>Units</b>: prices
 * in USD, size in USD (price x executed quantity), slippage in percent, fee in USD. <b>Threads</b>:
 * immutable. <b>Source</b>: docs/reference/contract.md#result-event.
 *
 * @param order what was asked for
 * @param ending how it ended
 * @param at when its fate was known, by the Redis clock
 * @param consumer the instance that ended it
 */
public record ExecutionResult(Order order, OrderEnding ending, Instant at, ConsumerName consumer) {

  private static final String NO_ORDER = "REJECTED";

  /** Refuses missing parts. */
  public ExecutionResult {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(consumer, "consumer");
  }

  /** {@code filled}, {@code partial}, {@code rejected} or {@code pending_fill}. */
  public String status() {
    return ending.outcome() == OutcomeCode.NOT_SENT
        ? OutcomeCode.REJECTED.wireName()
        : ending.outcome().wireName();
  }

  /** The venue's id, or {@code REJECTED} if there is no such order. */
  public String orderId() {
    return ending.fold(
        executed -> executed.execution().orderId(),
        working -> working.orderId(),
        refused -> NO_ORDER,
        notSent -> NO_ORDER);
  }

  /** Average price; the intent's, else 0, if nothing was executed. */
  public BigDecimal entryPrice() {
    return execution()
        .map(Execution::averagePrice)
        .orElseGet(
            () -> order.terms().entryPrice().map(price -> price.usd()).orElse(BigDecimal.ZERO));
  }

  /** Price times executed quantity; 0 if nothing was executed. */
  public BigDecimal positionSizeUsd() {
    return execution().map(e -> e.averagePrice().multiply(e.quantity())).orElse(BigDecimal.ZERO);
  }

  /** Slippage in percent; 0 if nothing was executed. */
  public BigDecimal slippagePct() {
    return execution().map(Execution::slippagePct).orElse(BigDecimal.ZERO);
  }

  /** Fee in USD; 0 if nothing was executed. */
  public BigDecimal feeUsd() {
    return execution().map(Execution::feeUsd).orElse(BigDecimal.ZERO);
  }

  /** Why it says rejected, if it does. */
  public Optional<ResultReason> reason() {
    return ending.fold(
        executed -> Optional.empty(),
        working -> Optional.empty(),
        refused -> Optional.of(refused.reason()),
        notSent -> Optional.of(ResultReason.NOT_SENT));
  }

  private Optional<Execution> execution() {
    return ending.fold(
        executed -> Optional.of(executed.execution()),
        working -> Optional.empty(),
        refused -> Optional.empty(),
        notSent -> Optional.empty());
  }
}
