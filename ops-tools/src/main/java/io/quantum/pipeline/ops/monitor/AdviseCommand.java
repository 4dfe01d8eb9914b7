package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.flow.WhatIf;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code quantum-ops advise}: what to do about the backlog. */
@Command(
    name = "advise",
    header = {
      "Says what to do about the backlog, on what evidence, and what would prove it wrong.",
      "It executes nothing.",
      "",
      "Examples",
      "  quantum-ops advise",
      "  quantum-ops advise --window 1h",
      "  quantum-ops advise --what-if limit=10,arrival=+20%%",
      ""
    },
    description = {
      "Rests on the samples that monitor and check have kept. Where there are too few it looks for",
      "60 s first, and calls its answer preliminary."
    },
    footer = {
      "",
      "Exit codes: as monitor --once: 0 OK or catching up, 1 degraded, 2 losing, stopped or stalled,",
      "3 cannot tell, 64 usage."
    })
public final class AdviseCommand implements Callable<Integer> {
  private static final Duration SAMPLING = Duration.ofSeconds(60);

  private final Terminal terminal;
  private final Display display;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "30m",
      description = "Time that the advice rests on; default ${DEFAULT-VALUE}.")
  private Duration window;

  @Option(
      names = "--what-if",
      paramLabel = "CHANGE",
      converter = Question.class,
      description = "What would change: limit=N, arrival=+N%%, or both with a comma between.")
  private WhatIf question;

  @Option(
      names = "--sample",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "60s",
      description = "How long to look where too little is remembered; 0s: not at all.")
  private Duration sampling = SAMPLING;

  /** Over a terminal, its size, and what opens the ports. */
  public AdviseCommand(Terminal terminal, Display display, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.display = display;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    boolean json = options.isJson();
    try (OpsPorts ports = opener.open(options);
        SnapshotSource source =
            SnapshotSource.of(
                ports,
                window,
                new FlowLimits(
                    ports.setting().orderLimit(), Duration.ofSeconds(60), ports.setting().ages()),
                Optional.empty())) {
      MonitorSnapshot snapshot = enough(source);
      Advice advice = source.advice(snapshot, Optional.ofNullable(question));
      if (json) {
        terminal.say(AdviceText.json(snapshot, advice));
      } else {
        terminal.say(
            "redis %s  stream %s".formatted(snapshot.names().server(), snapshot.names().stream()));
        terminal.say("group " + snapshot.names().group());
        AdviceText.lines(advice, display.columns()).forEach(terminal::say);
      }
      return ExitCode.of(snapshot.assessment().state()).code();
    }
  }

  // Twelve looks make a trend, so the time is cut into eleven parts.
  private MonitorSnapshot enough(SnapshotSource source) {
    MonitorSnapshot snapshot = source.next();
    int missing = SampleWindow.MIN_FOR_TREND - 1;
    boolean comparable = snapshot.look().window().newest().isPresent();
    if (sampling.isZero()
        || !comparable
        || snapshot.look().window().comparable().size() >= SampleWindow.MIN_FOR_TREND) {
      return snapshot;
    }
    for (int look = 1; look <= missing && !Thread.currentThread().isInterrupted(); look++) {
      terminal.complain(
          "too little is remembered: looking for %d s, %d of %d"
              .formatted(sampling.toSeconds(), look, missing));
      LockSupport.parkNanos(sampling.toNanos() / missing);
      snapshot = source.next();
    }
    return snapshot;
  }

  /** Reads a question as operators write it. */
  static final class Question implements ITypeConverter<WhatIf> {
    @Override
    public WhatIf convert(String text) {
      try {
        return WhatIf.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
