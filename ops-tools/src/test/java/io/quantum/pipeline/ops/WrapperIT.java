package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that old runbooks call. */
final class WrapperIT {
  private static final Path SCRIPT =
      Path.of("src", "main", "dist", "monitor_backlog.sh").toAbsolutePath();

  private static final Path PROOF = SCRIPT.resolveSibling("proof_pipeline.sh");

  @TempDir private Path folder;
  private RedisUnderTest redis;
  private IntentStreamUnderTest stream;

  private record Ran(int status, String out) {}

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    stream = new IntentStreamUnderTest(redis);
    stream.group().publish(20, "desk");
  }

  @Test
  void takesOneSnapshotThatFitsUnderWatch() throws IOException, InterruptedException {
    Ran ran = run(SCRIPT, "--once", "--sample", "0s");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith("OK: 20 entries wait");
    assertThat(ran.out().lines().toList())
        .hasSizeLessThanOrEqualTo(22)
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void alarmsAboveItsThresholdOnly() throws IOException, InterruptedException {
    assertThat(run(SCRIPT, "--alert", "500000").status()).isZero();
    assertThat(run(SCRIPT, "--alert", "20").status()).isZero();
    assertThat(run(SCRIPT, "--alert", "19").status()).isEqualTo(2);
    assertThat(run(SCRIPT, "--alert", "many").status()).isEqualTo(64);
  }

  @Test
  void worksBesideTheJarAndThroughALink() throws IOException, InterruptedException {
    Path installed = Files.createDirectory(folder.resolve("ops"));
    Files.copy(SCRIPT, installed.resolve("monitor_backlog.sh"));
    Path link = folder.resolve("monitor");
    Files.createSymbolicLink(link, installed.resolve("monitor_backlog.sh"));
    installed.resolve("monitor_backlog.sh").toFile().setExecutable(true);

    Ran without = run(link, "--alert", "1");
    Files.copy(Path.of("target", "quantum-ops.jar"), installed.resolve("quantum-ops.jar"));
    Ran with = run(link, "--alert", "1");

    assertThat(without.status()).isEqualTo(70);
    assertThat(without.out()).contains("quantum-ops.jar is not beside");
    assertThat(with.status()).isEqualTo(2);
  }

  @Test
  void capturesBeforeAndAfterAsTheRunbookHasItOnAHealthyAndAStoppedPipeline()
      throws IOException, InterruptedException {
    Path installed = Files.createDirectory(folder.resolve("opt"));
    Path script = installed.resolve("proof_pipeline.sh");
    Files.copy(PROOF, script);
    Files.copy(Path.of("target", "quantum-ops.jar"), installed.resolve("quantum-ops.jar"));

    Ran before = proof(script, "--before");
    Ran printed = proof(PROOF);
    stream.read(20);
    Ran after = proof(PROOF, "--after");

    assertThat(List.of(before.status(), printed.status(), after.status())).containsOnly(0);
    assertThat(folder.resolve("proof_before.txt")).content().contains("waiting: 20 (exact)");
    assertThat(folder.resolve("proof_after.txt")).content().contains("waiting: 0 (exact)");
    assertThat(printed.out()).contains("label: capture ~").doesNotContain("kept in");
    assertThat(folder.resolve("proof_capture.txt")).doesNotExist();
  }

  @Test
  void letsTwoCapturesAtOnceTakeTurns() throws Exception {
    CompletableFuture<Ran> other = CompletableFuture.supplyAsync(this::before);
    Ran one = before();

    assertThat(one.status()).as(one.out()).isZero();
    assertThat(other.get(60, TimeUnit.SECONDS).status()).isZero();
    Ran kept = run(PROOF, "show", "before", "--dir", folder.toString());
    assertThat(kept.status()).isZero();
    assertThat(kept.out()).isEqualTo(Files.readString(folder.resolve("proof_before.txt")));
  }

  private Ran before() {
    try {
      return proof(PROOF, "--before");
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void tellsAPipelineThatCannotBeReadFromASickOne() throws IOException, InterruptedException {
    redis.commands().flushall();
    assertThat(proof(PROOF, "--before").status()).as("nothing was ever published").isZero();

    assertThat(proof(PROOF, "--before", "--redis", "redis://127.0.0.1:1").status()).isEqualTo(3);
    assertThat(proof(PROOF, "--never").status()).isEqualTo(64);
  }

  private Ran proof(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--dir", folder.toString(), "--sample", "0s"));
    return run(script, words.toArray(String[]::new));
  }

  private Ran run(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("REDIS_URL", redis.url());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().remove("TERM");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out);
  }
}
