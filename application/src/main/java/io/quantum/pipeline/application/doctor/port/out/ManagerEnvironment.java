package io.quantum.pipeline.application.doctor.port.out;

import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.UnitName;

/**
 * The environment that the service manager hands to units that it starts.
 *
 * <p>Changes nothing; blocks for some seconds at most. Only variables of the pipeline are told,
 * none that may hold a secret. <b>Threads</b>: safe. <b>Errors</b>: none; what cannot be asked is
 * {@link ManagerReading.Unknown}. <b>Source</b>: docs/reference/service.md#manager-environment;
 * systemctl(1), show-environment.
 */
public interface ManagerEnvironment {

  /** What is set there now. */
  ManagerReading read();

  /** What the environment files of a unit set, which counts more than what the manager hands on. */
  ManagerReading ofFiles(UnitName unit);
}
