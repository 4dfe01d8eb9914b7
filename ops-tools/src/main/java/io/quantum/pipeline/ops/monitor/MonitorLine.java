package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.flow.Spans;
import io.quantum.pipeline.ops.text.Words;
import java.time.temporal.ChronoUnit;

/** One tick in one line, for logs and pipes; never wider than 100 columns. */
final class MonitorLine {
  private static final int COLUMNS = 100;

  private MonitorLine() {}

  /** The line; what matters least is what falls off its end. */
  public static String of(OpsPicture picture) {
    String line =
        picture
            .taken()
            .map(
                taken ->
                    "%s %s waiting %s oldest %s net %s lost %s eta %s pending %s"
                        .formatted(
                            taken.at().truncatedTo(ChronoUnit.SECONDS),
                            picture.assessment().state(),
                            Words.sign(picture.waiting()),
                            Words.age(Backlog.of(taken).oldestWaiting()),
                            picture
                                .look()
                                .window()
                                .rates()
                                .net()
                                .map(net -> Spans.text(net.mid()))
                                .orElse("unknown"),
                            Words.sign(picture.lostInWindow()),
                            Words.shortEta(picture.eta()),
                            taken
                                .intents()
                                .group()
                                .fold(group -> Words.count(group.pending()), absent -> "unknown")))
            .orElseGet(() -> picture.assessment().state() + " " + picture.assessment().why());
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
  }
}
