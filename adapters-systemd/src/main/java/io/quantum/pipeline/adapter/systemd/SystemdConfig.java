package io.quantum.pipeline.adapter.systemd;

import static java.util.stream.Collectors.joining;

import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.application.config.ValueFormat;
import io.quantum.pipeline.domain.host.UnitName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How systemd is asked.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param systemctl the program: a name on the PATH, or a path
 * @param journalctl the program, likewise
 * @param limit how long it may take before it is ended
 */
public record SystemdConfig(String systemctl, String journalctl, Duration limit) {

  /** The one on the PATH, 5 s. */
  public static final SystemdConfig STANDARD =
      new SystemdConfig("systemctl", "journalctl", Duration.ofSeconds(5));

  /** The units that the tools ask for. */
  public static final Setting<List<UnitName>> UNITS =
      new Setting<>(
          "QUANTUM_UNITS",
          "quantum-execution,quantum-ai-engine",
          ValueFormat.of(SystemdConfig::units, "unit names with commas between")
              .shownAs(units -> units.stream().map(UnitName::text).collect(joining(","))),
          "units that the tools ask systemd for");

  /** Refuses missing parts. */
  public SystemdConfig {
    Objects.requireNonNull(systemctl, "systemctl");
    Objects.requireNonNull(journalctl, "journalctl");
    Objects.requireNonNull(limit, "limit");
  }

  private static List<UnitName> units(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).map(UnitName::new).toList();
  }
}
