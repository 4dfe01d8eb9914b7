package io.quantum.pipeline.ops.text;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import java.util.ArrayList;
import java.util.List;

/** The lines with which every answer begins: what was looked at. */
public final class NamesText {
  private NamesText() {}

  /** Server, stream and group; more may be added. */
  public static List<String> lines(PipelineNames names) {
    return new ArrayList<>(
        List.of(
            "server %s  stream %s".formatted(names.server(), names.stream()),
            "group  " + names.group()));
  }
}
