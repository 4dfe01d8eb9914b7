package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import java.util.List;
import java.util.Map;

/** A host with the units that a test names. */
public final class InMemoryHostFacts implements HostFacts {
  private final HostIdentity identity;
  private final Map<UnitName, UnitOriginReading> origins;

  /** This host with these units; it knows nothing of others. */
  public InMemoryHostFacts(HostIdentity identity, Map<UnitName, UnitOriginReading> origins) {
    this.identity = identity;
    this.origins = Map.copyOf(origins);
  }

  @Override
  public HostIdentity identity() {
    return identity;
  }

  @Override
  public List<UnitOriginReading> origins(List<UnitName> units) {
    return units.stream()
        .map(
            unit ->
                origins.getOrDefault(
                    unit, new UnitOriginReading.Unknown(unit, "the unit has no file")))
        .toList();
  }
}
