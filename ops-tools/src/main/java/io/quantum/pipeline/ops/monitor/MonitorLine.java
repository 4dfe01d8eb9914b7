package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.ops.text.Words;
import java.time.temporal.ChronoUnit;

/** One tick in one line, for logs and pipes; never wider than 100 columns. */
final class MonitorLine {
  private static final int COLUMNS = 100;

  private MonitorLine() {}

  /** The line; what matters least is what falls off its end. */
  public static String of(MonitorSnapshot snapshot) {
    String line =
        snapshot
            .taken()
            .map(
                taken ->
                    "%s %s waiting %s oldest %s net %s lost %s eta %s pending %s"
                        .formatted(
                            taken.at().truncatedTo(ChronoUnit.SECONDS),
                            snapshot.assessment().state(),
                            Words.sign(snapshot.waiting()),
                            Words.age(Backlog.of(taken).oldestWaiting()),
                            snapshot
                                .look()
                                .window()
                                .rates()
                                .net()
                                .map(net -> HumanTime.text(net.mid()))
                                .orElse("unknown"),
                            Words.sign(snapshot.lostInWindow()),
                            Words.shortEta(snapshot.eta()),
                            taken
                                .intents()
                                .group()
                                .fold(group -> Words.count(group.pending()), absent -> "unknown")))
            .orElseGet(() -> snapshot.assessment().state() + " " + snapshot.assessment().why());
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
  }
}
