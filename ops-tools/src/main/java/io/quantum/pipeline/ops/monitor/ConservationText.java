package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import java.util.List;

/** The conservation check for people. */
public final class ConservationText {
  private ConservationText() {}

  /** What was looked at, then the verdict with its arithmetic. */
  public static List<String> lines(PipelineNames names, Conservation conservation) {
    return List.of(
        "server %s  stream %s".formatted(names.server(), names.stream()),
        "group  " + names.group(),
        "conservation: " + verdict(conservation));
  }

  /** The verdict in one line. */
  static String verdict(Conservation conservation) {
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
