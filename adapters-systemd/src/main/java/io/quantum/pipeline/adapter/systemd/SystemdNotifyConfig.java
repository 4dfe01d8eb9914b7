package io.quantum.pipeline.adapter.systemd;

import static io.quantum.pipeline.application.config.ValueFormat.number;
import static io.quantum.pipeline.application.config.ValueFormat.text;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.Setting;
import java.time.Duration;
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
  private static final Setting<Optional<String>> NOTIFY_SOCKET =
      Setting.optional(
          "NOTIFY_SOCKET", text(), "set by systemd: where it listens for the state of the service");
  private static final Setting<Optional<Long>> WATCHDOG_USEC =
      Setting.optional(
          "WATCHDOG_USEC",
          number(0, Long.MAX_VALUE / 1_000),
          "set by systemd: after how long without a finished turn it restarts the service");

  /** Refuses missing parts. */
  public SystemdNotifyConfig {
    Objects.requireNonNull(socket, "socket");
    Objects.requireNonNull(watchdog, "watchdog");
  }

  /** Reads the values and reports everything wrong with them to the check. */
  public static SystemdNotifyConfig read(ConfigCheck check) {
    Optional<Long> micros = check.value(WATCHDOG_USEC).filter(number -> number > 0);
    return new SystemdNotifyConfig(
        check.value(NOTIFY_SOCKET), micros.map(number -> Duration.ofNanos(number * 1_000)));
  }
}
