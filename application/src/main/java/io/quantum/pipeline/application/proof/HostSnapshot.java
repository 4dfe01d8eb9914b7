package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.logs.LogDigest;
import java.util.List;

/**
 * What a host has told at the beginning of a capture.
 *
 * @param identity which host
 * @param manager what its service manager hands to units
 * @param units how they are
 * @param origins from which files they come, in the order of the units
 * @param logs what the log says
 */
record HostSnapshot(
    HostIdentity identity,
    ManagerReading manager,
    List<UnitReading> units,
    List<UnitOriginReading> origins,
    LogDigest logs) {}
