package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.Lifeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code quantum-ops prove --deep} says: every record that is kept, held against the promises.
 *
 * @param exitCode 0 equal, 1 warnings, 2 broken, 3 unknown
 * @param said its lines
 */
record Proof(int exitCode, List<String> said) {
  /** Walks through everything; some seconds. */
  static Proof of(Path opsJar, String redisUrl) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            opsJar.toString(),
            "prove",
            "--deep",
            "--limit",
            Integer.toString(Stage.OPENINGS));
    command.environment().put("REDIS_URL", redisUrl);
    Process prove = Lifeline.hold(command.redirectErrorStream(true).start());
    String said = new String(prove.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Proof(prove.waitFor(), said.lines().toList());
  }

  /** Warnings break no promise, but nothing in a soak explains one: a person must look. */
  Judgement judgement() {
    return switch (exitCode) {
      case 0 -> Judgement.KEPT;
      case 2 -> Judgement.BROKEN;
      default -> Judgement.CANNOT_TELL;
    };
  }
}
