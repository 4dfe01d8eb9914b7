package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.FieldPattern;
import io.quantum.pipeline.domain.verdict.Grade;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a judgement on packs. */
final class ProofJudging {
  private static final Duration USUAL_AGE = Duration.ofHours(24);

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Rules in place of those in the jar; quantum.ops.policy/1.")
  private Path policy;

  @Option(
      names = "--expect",
      paramLabel = "FIELD=REASON",
      description = {
        "A change of this field was meant, and why; repeatable.",
        "As units.quantum-execution.restarts=deployment or window.*=drill."
      })
  private List<String> expected = List.of();

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "24h",
      description = "How long before the second the first may have been captured; default 24h.")
  private Duration maxAge;

  /** How far apart two packs may lie. */
  Duration maxAge() {
    return maxAge;
  }

  /** The rules, with what the operator expects. */
  ProofPolicy policy(GlobalOptions options) {
    ProofPolicy rules = rules(options);
    for (String each : expected) {
      int equals = endOfField(each, options);
      rules =
          rules.expecting(FieldPattern.of(each.substring(0, equals)), each.substring(equals + 1));
    }
    return rules;
  }

  // A template of the log is part of a field, and may hold = itself.
  private static int endOfField(String text, GlobalOptions options) {
    String wrong = "it takes FIELD=REASON, as units.*.restarts=deployment";
    int at = text.indexOf('=');
    while (at >= 0 && at < text.length() - 1) {
      try {
        FieldPattern.of(text.substring(0, at)).requireKnown();
        return at;
      } catch (IllegalArgumentException noField) {
        wrong = noField.getMessage();
        at = text.indexOf('=', at + 1);
      }
    }
    throw options.refused("--expect: " + wrong);
  }

  /** What the rules in the jar say of two packs, for people. */
  static List<String> verdict(ProofPack before, ProofPack after) {
    ComparisonAnswers text = ComparisonAnswers.in(ComparisonAnswers.Form.TEXT);
    return ProofComparison.of(before, after, PolicyJson.standard(), USUAL_AGE)
        .fold(
            compared -> text.compared(compared.comparison()),
            not -> text.notComparable(not.reasons()));
  }

  /** Text, JSON or markdown. */
  static ComparisonAnswers answers(GlobalOptions options) {
    return ComparisonAnswers.in(
        switch (options.format(
            GlobalOptions.Format.text,
            GlobalOptions.Format.text,
            GlobalOptions.Format.json,
            GlobalOptions.Format.markdown)) {
          case json -> ComparisonAnswers.Form.JSON;
          case markdown -> ComparisonAnswers.Form.MARKDOWN;
          default -> ComparisonAnswers.Form.TEXT;
        });
  }

  /** A pack that is kept; empty, and said why, if it cannot be relied on. */
  static Optional<ProofPack> kept(OpsPorts ports, Terminal terminal, String folder, String name) {
    return ports
        .get(KeepProofs.class)
        .find(folder, name)
        .fold(
            intact -> Optional.of(intact.proof().pack()),
            broken -> {
              terminal.complain("broken: %s: %s".formatted(broken.file(), broken.why()));
              return Optional.empty();
            },
            unreadable -> {
              terminal.complain("unknown: %s: %s".formatted(unreadable.file(), unreadable.why()));
              return Optional.empty();
            });
  }

  /** How a command ends that found this. */
  static ExitCode code(Grade verdict) {
    return switch (verdict) {
      case PASS -> ExitCode.OK;
      case WARN -> ExitCode.DEGRADED;
      case FAIL -> ExitCode.BREACH;
      case INCONCLUSIVE -> ExitCode.UNKNOWN;
    };
  }

  private ProofPolicy rules(GlobalOptions options) {
    if (policy == null) {
      return PolicyJson.standard();
    }
    try {
      return PolicyJson.read(Files.readString(policy));
    } catch (IOException unreadable) {
      throw options.refused("--policy %s cannot be read".formatted(policy));
    } catch (IllegalArgumentException wrong) {
      throw options.refused("--policy %s: %s".formatted(policy, wrong.getMessage()));
    }
  }
}
