package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.stream.ConsumerName;
import java.util.Objects;

/**
 * One holder's time in the reader's lease; every step that a reader takes carries it, and a step
 * under an older epoch is refused.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/atomic-steps.md#fencing.
 *
 * @param owner who reads
 * @param token random, known to the owner only
 * @param epoch rises with every change of holder
 */
public record FencingToken(ConsumerName owner, String token, long epoch) {
  /** Refuses missing parts. */
  public FencingToken {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(token, "token");
  }
}
