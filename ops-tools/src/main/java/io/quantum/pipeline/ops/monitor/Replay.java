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

  /** Writes every tick and, for people, the last picture in full; ends as that one. */
  ExitCode playTo(MonitorOutput output, Terminal terminal) {
    List<OpsPicture> pictures;
    try {
      pictures = RecordedTick.read(Files.readAllLines(file), window, limits);
    } catch (IOException | IllegalArgumentException unreadable) {
      terminal.complain("cannot replay %s: %s".formatted(file, unreadable.getMessage()));
      return ExitCode.UNKNOWN;
    }
    if (pictures.isEmpty()) {
      terminal.complain(file + " holds no looks");
      return ExitCode.UNKNOWN;
    }
    OpsPicture last = pictures.get(pictures.size() - 1);
    (output.isOfOneMoment() ? List.of(last) : pictures).forEach(output::tick);
    if (output.isForPeople()) {
      output.once(last, List.of());
    }
    return ExitCode.of(last.assessment().state());
  }
}
