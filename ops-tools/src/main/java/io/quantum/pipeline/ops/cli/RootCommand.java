package io.quantum.pipeline.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops} without a command: teaches, and exits as a usage error. */
@Command(
    name = "quantum-ops",
    version = RootCommand.VERSION,
    subcommands = HelpCommand.class,
    header = {
      "Operator tools of the quantum pipeline. Reading never changes anything.",
      "",
      "Examples",
      "  quantum-ops monitor --once            how the pipeline is, in one picture",
      "  quantum-ops advise                    what to do about it, and why",
      "  quantum-ops check backlog             one line for a timer or a monitoring system",
      "  quantum-ops proof --before            evidence before a change; then --after",
      "  quantum-ops prove                     is every delivered intent accounted for?",
      "  quantum-ops prove --deep              and what became of each one? names what is wrong",
      "  quantum-ops validate intents.jsonl    does the contract allow these? (no Redis needed)",
      "  quantum-ops publish --source desk intents.jsonl",
      "  quantum-ops dlq list --since 1h       what was put aside, and why",
      "  quantum-ops trace 1768952590982-0     what became of one intent?",
      "  quantum-ops doctor                    is everything there that it depends on?",
      "  quantum-ops halt --by ann --reason \"venue is down\" --for 30m",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 as wanted, 1 degraded, 2 breach or refused, 3 cannot tell, 64 usage,"
          + " 70 internal fault.",
      "Environment: REDIS_URL, REDIS_PASSWORD_FILE, REDIS_CA_FILE, REDIS_CERT_FILE, REDIS_KEY_FILE,",
      "QUANTUM_PREFIX, QUANTUM_UNITS, EXECUTION_RATE_LIMIT, INTENT_MAX_AGE_SEC, CLOSE_MAX_AGE_SEC, ORDER_GATEWAY, NO_COLOR."
    })
public final class RootCommand implements Runnable {
  /** What every command says to -V. */
  public static final String VERSION = "quantum-ops 1.0.0";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "The version.")
  private boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
