package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;

/**
 * An accepted intent that may become an order.
 *
 * @param order what it asks for
 * @param made when its producer made it
 * @param source who published it
 * @param token of its claim: asking again with it is safe
 * @param size of its entry
 */
public record Candidate(
    Order order, Instant made, PublisherId source, String token, EntrySize size) {

  EntryId entryId() {
    return order.entryId();
  }

  Symbol symbol() {
    return order.terms().symbol();
  }

  boolean isOpening() {
    return order.terms().action().isOpening();
  }
}
