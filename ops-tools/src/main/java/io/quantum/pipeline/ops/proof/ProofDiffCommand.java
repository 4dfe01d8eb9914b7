package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops proof diff}: two packs and a verdict. */
@Command(
    name = "diff",
    header = {
      "Compares two proof packs, rule by rule, and gives a verdict.",
      "",
      "Examples",
      "  quantum-ops proof diff before after",
      "  quantum-ops proof diff before after --expect units.*.restarts=deployment",
      "  quantum-ops proof diff before after -o markdown",
      ""
    },
    description = {
      "The worst rule is the verdict: FAIL before INCONCLUSIVE before WARN before PASS. What is known",
      "on one side only is inconclusive. A rate counts as changed if two samples of equal rates would",
      "differ so much in less than 1 of 100 cases. A deliberate restart is shown and costs nothing;",
      "automatic ones must not become more."
    },
    footer = {
      "",
      "Exit codes: 0 PASS, 1 WARN, 2 FAIL, 3 INCONCLUSIVE or not comparable (swapped, one twice, of",
      "another Redis, too old, changed since it was written), 64 usage."
    })
final class ProofDiffCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;
  @Mixin private ProofJudging judging = new ProofJudging();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "/tmp",
      description = "The folder in which labels are looked for; default: ${DEFAULT-VALUE}.")
  private String folder;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "A label, or a file that ends in .json.")
  private String before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "Likewise.")
  private String after;

  ProofDiffCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    ComparisonAnswers answers = ProofJudging.answers(options);
    ProofPolicy policy = judging.policy(options);
    try (OpsPorts ports = opener.open(options)) {
      Optional<ProofPack> first = ProofJudging.kept(ports, terminal, folder, before);
      Optional<ProofPack> second = ProofJudging.kept(ports, terminal, folder, after);
      if (first.isEmpty() || second.isEmpty()) {
        return ExitCode.UNKNOWN.code();
      }
      return ProofComparison.of(first.get(), second.get(), policy, judging.maxAge())
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
}
