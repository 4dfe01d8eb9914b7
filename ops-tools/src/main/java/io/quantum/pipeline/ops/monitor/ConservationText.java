package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Conservation;

/** The conservation check for people. */
public final class ConservationText {
  private ConservationText() {}

  /** The verdict with its arithmetic, in one line. */
  public static String verdict(Conservation conservation) {
    return conservation.fold(
        checked ->
            "%s: %d delivered - %d pending - %d offset = %d, settled %d"
                .formatted(
                    checked.isEqual() ? "equal" : "BROKEN by " + checked.missing(),
                    checked.delivered(),
                    checked.pending(),
                    checked.offset(),
                    checked.delivered() - checked.pending() - checked.offset(),
                    checked.settled()),
        unknown -> "unknown: " + unknown.why());
  }
}
