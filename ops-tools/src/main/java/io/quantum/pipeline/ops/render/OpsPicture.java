package io.quantum.pipeline.ops.render;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.flow.FlowAssessment;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;

/**
 * Everything that one screen shows.
 *
 * @param names what it is a picture of
 * @param assessment state and reason
 * @param reading what the server said
 * @param units what the service manager said
 * @param orderLimit openings in a window, as configured here
 */
public record OpsPicture(
    PipelineNames names,
    FlowAssessment assessment,
    PipelineReading reading,
    List<UnitReading> units,
    int orderLimit) {
  /** Copies the list. */
  public OpsPicture {
    units = List.copyOf(units);
  }
}
