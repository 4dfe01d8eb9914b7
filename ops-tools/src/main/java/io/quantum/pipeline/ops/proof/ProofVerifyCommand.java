package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ComparisonOutcome;
import io.quantum.pipeline.domain.verdict.Grade;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quantum-ops proof verify}: is it well now, or will it be soon? */
@Command(
    name = "verify",
    header = {
      "Judges the pipeline as it is now, again and again until it settles.",
      "",
      "Examples",
      "  quantum-ops proof verify --retry-timeout 0s     once",
      "  quantum-ops proof verify --against before       after a deployment, for 5 minutes at most",
      "  quantum-ops proof verify -o json",
      ""
    },
    description = {
      "Captures and judges; what fails, or cannot be told, is tried again until --retry-timeout is over.",
      "Nothing is kept. Alone it is judged by what must be so at any time; against an earlier pack by",
      "all rules."
    },
    footer = {
      "",
      "Exit codes: 0 PASS, 1 WARN, 2 FAIL, 3 INCONCLUSIVE or not comparable, 64 usage."
    })
final class ProofVerifyCommand implements Callable<Integer> {
  private static final ProofLabel NOW = new ProofLabel("now");

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;
  @Mixin private ProofCapture capture = new ProofCapture();
  @Mixin private ProofJudging judging = new ProofJudging();

  @Option(
      names = "--against",
      paramLabel = "BEFORE",
      description = "An earlier pack: a label, or a file that ends in .json.")
  private String against;

  @Option(
      names = "--retry-timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "5m",
      description = "How long it may take to settle; default: ${DEFAULT-VALUE}.")
  private Duration patience;

  @Option(
      names = "--sleep",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "10s",
      description = "How long to wait before it is tried again; default: ${DEFAULT-VALUE}.")
  private Duration sleep;

  ProofVerifyCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    ComparisonAnswers answers = ProofJudging.answers(options);
    ProofPolicy policy = judging.policy(options);
    try (OpsPorts ports = opener.open(options)) {
      Optional<ProofPack> before =
          against == null
              ? Optional.empty()
              : ProofJudging.kept(ports, terminal, capture.folder(), against);
      if (against != null && before.isEmpty()) {
        return ExitCode.UNKNOWN.code();
      }
      return settled(ports, before, policy)
          .<ExitCode>fold(
              compared -> {
                answers.compared(compared.comparison()).forEach(terminal::say);
                return ProofJudging.code(compared.comparison().verdict());
              },
              not -> {
                answers.notComparable(not.reasons()).forEach(terminal::say);
                return ExitCode.UNKNOWN;
              })
          .code();
    }
  }

  private ComparisonOutcome settled(
      OpsPorts ports, Optional<ProofPack> before, ProofPolicy policy) {
    long begun = terminal.ticker().nanos();
    ComparisonOutcome outcome = judged(ports, before, policy);
    while (unsettled(outcome)
        && terminal.ticker().nanos() - begun + sleep.toNanos() < patience.toNanos()) {
      terminal.complain(
          "%s, tried again in %d s"
              .formatted(
                  outcome.fold(is -> is.comparison().verdict().name(), not -> ""),
                  sleep.toSeconds()));
      LockSupport.parkNanos(sleep.toNanos());
      outcome = judged(ports, before, policy);
    }
    return outcome;
  }

  private ComparisonOutcome judged(OpsPorts ports, Optional<ProofPack> before, ProofPolicy policy) {
    ProofPack now = capture.capture(ports, NOW, terminal, before.map(ProofPack::capturedAt));
    return before
        .map(pack -> ProofComparison.of(pack, now, policy, judging.maxAge()))
        .orElseGet(() -> new ComparisonOutcome.Compared(ProofComparison.alone(now, policy)));
  }

  private static boolean unsettled(ComparisonOutcome outcome) {
    return outcome.fold(
        compared ->
            compared.comparison().verdict() == Grade.FAIL
                || compared.comparison().verdict() == Grade.INCONCLUSIVE,
        not -> false);
  }
}
