package io.quantum.pipeline.adapter.systemd;

import java.time.Duration;
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

  /** Refuses missing parts. */
  public SystemdConfig {
    Objects.requireNonNull(systemctl, "systemctl");
    Objects.requireNonNull(journalctl, "journalctl");
    Objects.requireNonNull(limit, "limit");
  }
}
