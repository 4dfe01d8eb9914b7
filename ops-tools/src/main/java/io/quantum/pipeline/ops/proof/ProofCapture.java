package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.CaptureProof;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.SealedProof;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of a capture, and the capture itself. */
final class ProofCapture {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "/tmp",
      description = "The folder of the packs; default: ${DEFAULT-VALUE}.")
  private String folder;

  @Option(
      names = "--sample",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "5s",
      description = "Time between the two looks that rates are made of; default ${DEFAULT-VALUE}.")
  private Duration sample;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "Read this log instead of the journal.")
  private Path logFile;

  String folder() {
    return folder;
  }

  /** Captures; blocks for the time between the two looks, and some seconds at most beyond it. */
  ProofPack capture(OpsPorts ports, ProofLabel label, Terminal terminal) {
    return capture(ports, label, terminal, Optional.empty());
  }

  /** The same, but the log counts only from this moment on. */
  ProofPack capture(OpsPorts ports, ProofLabel label, Terminal terminal, Optional<Instant> since) {
    CaptureProof.Capture capture =
        ports
            .get(CaptureProof.class)
            .begin(
                new CaptureProof.Scope(
                    ports.setting().units(),
                    new FlowLimits(
                        ports.setting().orderLimit(),
                        Duration.ofSeconds(60),
                        ports.setting().ages()),
                    new CaptureProof.LogPart(
                        Optional.ofNullable(logFile).map(Path::toString), since)));
    Duration left = sample.minus(capture.elapsed());
    while (!left.isNegative() && !left.isZero()) {
      terminal.progress("capturing, %d s to go".formatted(left.toSeconds() + 1));
      LockSupport.parkNanos(Math.min(left.toNanos(), Duration.ofSeconds(1).toNanos()));
      left = sample.minus(capture.elapsed());
    }
    return capture.finish(label);
  }

  static void print(Terminal terminal, boolean json, SealedProof proof) {
    if (json) {
      terminal.say(ProofJson.of(proof));
    } else {
      ProofText.lines(proof).forEach(terminal::say);
    }
  }

  /** Whether every required section could be read, however sick the pipeline is. */
  static ExitCode code(Terminal terminal, ProofPack pack) {
    if (pack.missing().isEmpty()) {
      return ExitCode.OK;
    }
    terminal.complain(
        "unknown: %s could not be read"
            .formatted(
                pack.missing().stream()
                    .map(ProofPart::wireName)
                    .collect(Collectors.joining(", "))));
    return ExitCode.UNKNOWN;
  }

  /** Says where a pack is kept, or why it is not; then the code is another one. */
  static ExitCode told(Terminal terminal, KeepOutcome outcome, ExitCode code) {
    return outcome.fold(
        kept -> {
          terminal.complain("kept in %s and %s".formatted(kept.text(), kept.json()));
          return code;
        },
        refused -> {
          terminal.complain("refused: " + refused.why());
          return ExitCode.BREACH;
        });
  }
}
