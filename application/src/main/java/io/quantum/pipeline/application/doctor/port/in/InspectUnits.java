package io.quantum.pipeline.application.doctor.port.in;

import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;

/**
 * Asks the service manager about units. Reading changes nothing.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none; an unknown unit state is a reading of its own.
 */
public interface InspectUnits {

  /** One reading for each name, in the same order. */
  List<UnitReading> inspect(List<UnitName> units);
}
