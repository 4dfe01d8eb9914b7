package io.quantum.pipeline.application.doctor;

import io.quantum.pipeline.application.doctor.port.in.InspectUnits;
import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;

/**
 * Hands on what the service manager says.
 *
 * <p><b>Threads</b>: safe.
 */
public final class InspectUnitsService implements InspectUnits {
  private final UnitInspector inspector;

  /** Made of the inspector. */
  public InspectUnitsService(UnitInspector inspector) {
    this.inspector = inspector;
  }

  @Override
  public List<UnitReading> inspect(List<UnitName> units) {
    return inspector.inspect(units);
  }
}
