package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;
import java.util.Map;

/** A host with the units that a test names; it knows nothing of others. */
public final class InMemoryUnitInspector implements UnitInspector {
  private final Map<UnitName, UnitReading> units;

  /** With these units. */
  public InMemoryUnitInspector(Map<UnitName, UnitReading> units) {
    this.units = Map.copyOf(units);
  }

  @Override
  public List<UnitReading> inspect(List<UnitName> names) {
    return names.stream()
        .map(
            name ->
                units.getOrDefault(name, new UnitReading.Unknown(name, "this host has no systemd")))
        .toList();
  }
}
