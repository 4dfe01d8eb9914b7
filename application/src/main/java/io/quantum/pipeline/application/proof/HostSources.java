package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a capture asks the host.
 *
 * @param toolVersion of the program that asks
 * @param facts which host and which files
 * @param manager what its service manager hands to units
 * @param units how they are
 * @param logs where lines come from
 */
public record HostSources(
    String toolVersion,
    HostFacts facts,
    ManagerEnvironment manager,
    UnitInspector units,
    Logs logs) {

  /**
   * Where lines come from.
   *
   * @param journal the journal of this host
   * @param files a log file by its path
   */
  public record Logs(JournalReader journal, Function<String, JournalReader> files) {}

  HostSnapshot view(JournalQuery query, Optional<String> logFile) {
    RecentLogs lines = new RecentLogs(logFile.map(logs.files()).orElse(logs.journal()));
    return new HostSnapshot(
        facts.identity(),
        manager.read(),
        units.inspect(query.units()),
        facts.origins(query.units()),
        lines.digest(query));
  }
}
