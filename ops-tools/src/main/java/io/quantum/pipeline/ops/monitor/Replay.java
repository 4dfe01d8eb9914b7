package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A recording, judged as it was recorded.
 *
 * @param file with one tick a line
 * @param window over which it is judged
 * @param limits what it is judged against
 */
record Replay(Path file, Duration window, FlowLimits limits) {

  /** Writes every tick and, for people, the last snapshot in full; ends as that one. */
  ExitCode playTo(MonitorOutput output, Terminal terminal) {
    List<MonitorSnapshot> snapshots;
    try {
      snapshots = RecordedTick.read(Files.readAllLines(file), window, limits);
    } catch (IOException | IllegalArgumentException unreadable) {
      terminal.complain("cannot replay %s: %s".formatted(file, unreadable.getMessage()));
      return ExitCode.UNKNOWN;
    }
    if (snapshots.isEmpty()) {
      terminal.complain(file + " holds no looks");
      return ExitCode.UNKNOWN;
    }
    MonitorSnapshot last = snapshots.get(snapshots.size() - 1);
    (output.isOfOneMoment() ? List.of(last) : snapshots).forEach(output::tick);
    if (output.isForPeople()) {
      output.once(last, List.of());
    }
    return ExitCode.of(last.assessment().state());
  }
}
