package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.execution.Order;
import java.util.Objects;

/**
 * An order together with the right to send or to resolve it.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param order what
 * @param claim under which right
 */
public record ClaimedOrder(Order order, Claim claim) {
  /** Refuses missing parts. */
  public ClaimedOrder {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(claim, "claim");
  }
}
