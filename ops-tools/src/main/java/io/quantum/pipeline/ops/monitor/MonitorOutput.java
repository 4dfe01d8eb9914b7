package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.ops.cli.GlobalOptions.Format;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;

/** Where snapshots go that are written one after the other. */
record MonitorOutput(Terminal terminal, Display display, Format format, boolean all) {
  /** True if a live screen may take its place. */
  boolean isForPeople() {
    return format == Format.text;
  }

  /** True if what is written describes one moment and cannot be a series. */
  boolean isOfOneMoment() {
    return format == Format.prometheus;
  }

  /** A whole snapshot, with lines above it. */
  void once(MonitorSnapshot snapshot, List<String> above) {
    if (isForPeople()) {
      above.forEach(terminal::say);
      int height = Math.max(1, display.snapshotHeight() - above.size());
      (all
              ? MonitorText.lines(snapshot, display.columns())
              : MonitorText.lines(snapshot, display.columns(), height))
          .forEach(terminal::say);
    } else {
      above.forEach(terminal::complain);
      tick(snapshot);
    }
  }

  /** One of many. */
  void tick(MonitorSnapshot snapshot) {
    switch (format) {
      case text -> terminal.say(MonitorLine.of(snapshot));
      case prometheus -> MonitorPrometheus.lines(snapshot).forEach(terminal::say);
      default -> terminal.say(MonitorJson.of(snapshot));
    }
  }
}
