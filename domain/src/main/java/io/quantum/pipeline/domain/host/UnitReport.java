package io.quantum.pipeline.domain.host;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of an installed unit.
 *
 * <p><b>Units</b>: bytes of memory. What systemd does not account for is empty, never 0.
 * <b>Threads</b>: immutable. <b>Source</b>: systemctl(1), show.
 *
 * @param name which unit
 * @param activeState for example {@code active}, {@code inactive}, {@code failed}
 * @param subState for example {@code running}, {@code dead}, {@code auto-restart}
 * @param process its main process, if it runs
 * @param restarts automatic restarts so far
 * @param memoryBytes memory in use
 */
public record UnitReport(
    UnitName name,
    String activeState,
    String subState,
    Optional<MainProcess> process,
    OptionalLong restarts,
    OptionalLong memoryBytes) {

  /**
   * The main process of a running unit.
   *
   * @param pid its id
   * @param since when the unit became active, if known
   */
  public record MainProcess(long pid, Optional<Instant> since) {
    /** Refuses a missing part. */
    public MainProcess {
      Objects.requireNonNull(since, "since");
    }
  }

  /** Refuses missing parts. */
  public UnitReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(activeState, "activeState");
    Objects.requireNonNull(subState, "subState");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(restarts, "restarts");
    Objects.requireNonNull(memoryBytes, "memoryBytes");
  }

  /** True if systemd calls it active. */
  public boolean isActive() {
    return activeState.equals("active");
  }
}
