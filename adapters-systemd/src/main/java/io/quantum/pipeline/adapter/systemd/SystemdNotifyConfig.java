package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.config.ConfigCheck;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where systemd listens to this process, as it says in the environment.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: sd_notify(3), sd_watchdog_enabled(3).
 *
 * @param socket a path, or {@code @} and an abstract name; empty if systemd did not start this
 *     process or does not want to hear
 * @param watchdog after how long without a sign of life the process is ended, if ever
 */
public record SystemdNotifyConfig(Optional<String> socket, Optional<Duration> watchdog) {
  private static final String NOTIFY_SOCKET = "NOTIFY_SOCKET";
  private static final String WATCHDOG_USEC = "WATCHDOG_USEC";

  /** Refuses missing parts. */
  public SystemdNotifyConfig {
    Objects.requireNonNull(socket, "socket");
    Objects.requireNonNull(watchdog, "watchdog");
  }

  /** The environment names read here. */
  public static List<String> keys() {
    return List.of(NOTIFY_SOCKET, WATCHDOG_USEC);
  }

  /** Reads the values and reports everything wrong with them to the check. */
  public static SystemdNotifyConfig read(ConfigCheck check) {
    long micros = check.number(WATCHDOG_USEC, 0, 0, Long.MAX_VALUE / 1_000);
    return new SystemdNotifyConfig(
        check.given(NOTIFY_SOCKET),
        micros == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(micros * 1_000)));
  }
}
