package io.quantum.pipeline.application.doctor.port.out;

import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import java.util.List;

/**
 * What identifies this host and what is installed on it.
 *
 * <p>Changes nothing; blocks for a few seconds at most. <b>Threads</b>: safe. <b>Errors</b>: none;
 * an unknown fact is empty, or carries the reason. <b>Source</b>:
 * docs/reference/proof-packs.md#identity.
 */
public interface HostFacts {

  /** Which host, in which of its lives. */
  HostIdentity identity();

  /** One reading for each unit, in the same order. */
  List<UnitOriginReading> origins(List<UnitName> units);
}
