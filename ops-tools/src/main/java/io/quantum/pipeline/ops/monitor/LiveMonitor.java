package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.flow.HourlyTrend;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.LiveScreen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The live screen: looks every so often, draws, listens to keys. Not thread-safe. */
final class LiveMonitor {
  private static final Duration DAY = Duration.ofHours(24);
  private static final List<String> HELP =
      List.of(
          "q  quit",
          "p  pause, and go on",
          "a  advice",
          "h  the last 24 hours, hour by hour",
          "?  this help",
          "",
          "any other key: back to the picture");

  private enum View {
    PICTURE,
    HELP,
    ADVICE,
    HISTORY
  }

  private final LiveScreen screen;
  private final SnapshotSource source;
  private final Duration interval;
  private final Ticker ticker;
  private List<String> advice = List.of();

  LiveMonitor(LiveScreen screen, SnapshotSource source, Duration interval, Ticker ticker) {
    this.screen = screen;
    this.source = source;
    this.interval = interval;
    this.ticker = ticker;
  }

  /** Until q is pressed; ends as the last snapshot. */
  ExitCode run() {
    View view = View.PICTURE;
    boolean paused = false;
    MonitorSnapshot snapshot = source.next();
    long lookedAt = ticker.nanos();
    draw(snapshot, view, paused);
    while (!Thread.currentThread().isInterrupted()) {
      char key = screen.key().orElse('\0');
      if (key == 'q') {
        break;
      }
      paused ^= key == 'p';
      boolean due = !paused && ticker.nanos() - lookedAt >= interval.toNanos();
      if (due) {
        snapshot = source.next();
        lookedAt = ticker.nanos();
      }
      if (key != '\0' && key != 'p') {
        view = after(key);
        if (view == View.ADVICE) {
          advice = AdviceText.lines(source.advice(snapshot, Optional.empty()), screen.columns());
        }
      }
      if (due || key != '\0') {
        screen.measure();
        draw(snapshot, view, paused);
      }
    }
    return ExitCode.of(snapshot.assessment().state());
  }

  private static View after(char key) {
    return switch (key) {
      case '?' -> View.HELP;
      case 'a' -> View.ADVICE;
      case 'h' -> View.HISTORY;
      default -> View.PICTURE;
    };
  }

  private void draw(MonitorSnapshot snapshot, View view, boolean paused) {
    int height = screen.lines() - 1;
    List<String> lines =
        new ArrayList<>(
            switch (view) {
              case PICTURE -> MonitorText.lines(snapshot, screen.columns(), height);
              case HELP -> HELP;
              case ADVICE -> advice;
              case HISTORY ->
                  last(TrendText.lines(HourlyTrend.of(snapshot.look().memory(), DAY)), height);
            });
    while (lines.size() < height) {
      lines.add("");
    }
    lines.add(
        paused ? "PAUSED   p go on   q quit" : "q quit   p pause   a advice   h history   ? help");
    screen.show(lines);
  }

  private static List<String> last(List<String> lines, int height) {
    return lines.subList(Math.max(0, lines.size() - height), lines.size());
  }
}
