package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.ops.cli.GlobalOptions.Format;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;

/** Where pictures go that are written one after the other. */
record MonitorOutput(Terminal terminal, Display display, Format format, boolean all) {
  /** True if a live screen may take its place. */
  boolean isForPeople() {
    return format == Format.text;
  }

  /** True if what is written describes one moment and cannot be a series. */
  boolean isOfOneMoment() {
    return format == Format.prometheus;
  }

  /** A whole picture, with lines above it. */
  void once(OpsPicture picture, List<String> above) {
    if (isForPeople()) {
      above.forEach(terminal::say);
      int height = Math.max(1, display.pictureHeight() - above.size());
      (all
              ? MonitorText.lines(picture, display.columns())
              : MonitorText.lines(picture, display.columns(), height))
          .forEach(terminal::say);
    } else {
      above.forEach(terminal::complain);
      tick(picture);
    }
  }

  /** One of many. */
  void tick(OpsPicture picture) {
    switch (format) {
      case text -> terminal.say(MonitorLine.of(picture));
      case prometheus -> MonitorPrometheus.lines(picture).forEach(terminal::say);
      default -> terminal.say(MonitorJson.of(picture));
    }
  }
}
