package io.quantum.pipeline.application.doctor.port.out;

import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;

/**
 * Asks the service manager how units are. Changes nothing.
 *
 * <p>Blocks for a few seconds at most. <b>Threads</b>: safe. <b>Errors</b>: none; what cannot be
 * told is {@link UnitReading.Unknown} with the reason. <b>Source</b>:
 * docs/reference/service.md#unit-states.
 */
public interface UnitInspector {

  /** One reading for each name, in the same order. */
  List<UnitReading> inspect(List<UnitName> units);
}
