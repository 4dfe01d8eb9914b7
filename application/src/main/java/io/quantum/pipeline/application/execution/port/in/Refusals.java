package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.intent.PublisherId;
import java.util.Objects;

/**
 * How often entries of one source were refused for one rule.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param source who sent them; {@link #OTHERS} once there are too many sources to count apart
 * @param code the first rule that they broke, in contract order
 * @param count at least 1
 */
public record Refusals(PublisherId source, ViolationCode code, long count) {

  /** All sources beyond the first few hundred, together. */
  public static final PublisherId OTHERS = new PublisherId("(others)");

  /** Refuses missing parts. */
  public Refusals {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(code, "code");
  }
}
