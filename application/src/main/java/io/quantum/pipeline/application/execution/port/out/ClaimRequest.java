package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.execution.Order;
import java.util.Objects;

/**
 * An order that asks to be sent.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param order what
 * @param token random and new for each order; the same token again gets the same answer
 */
public record ClaimRequest(Order order, String token) {
  /** Refuses missing parts. */
  public ClaimRequest {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(token, "token");
  }
}
