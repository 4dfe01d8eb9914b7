package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One {@code systemctl show} for all units; whatever goes wrong is a reading with a reason. */
final class SystemctlUnitInspector implements UnitInspector {
  private static final String PROPERTIES =
      "Id,LoadState,ActiveState,SubState,MainPID,NRestarts,ActiveEnterTimestamp,MemoryCurrent";
  private static final String SILENT = "systemctl failed without a word";

  private final SystemdConfig config;

  @Inject
  SystemctlUnitInspector(SystemdConfig config) {
    this.config = config;
  }

  @Override
  public List<UnitReading> inspect(List<UnitName> units) {
    if (units.isEmpty()) {
      return List.of();
    }
    List<String> command =
        new ArrayList<>(
            List.of(config.systemctl(), "show", "--timestamp=unix", "-p", PROPERTIES, "--"));
    units.forEach(unit -> command.add(unit.full()));
    try {
      CommandRunner.Finished finished = new CommandRunner(config.limit()).run(command);
      return finished.status() == 0
          ? ShowOutputParser.parse(units, finished.output())
          : unknown(units, CommandRunner.firstLine(finished.output(), SILENT));
    } catch (IOException cannotRun) {
      return unknown(
          units,
          "systemctl cannot be asked: " + CommandRunner.firstLine(cannotRun.getMessage(), SILENT));
    }
  }

  private static List<UnitReading> unknown(List<UnitName> units, String why) {
    return units.stream().<UnitReading>map(unit -> new UnitReading.Unknown(unit, why)).toList();
  }
}
