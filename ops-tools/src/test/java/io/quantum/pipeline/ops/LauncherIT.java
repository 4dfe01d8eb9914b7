package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as an operator calls it, with a home of its own. */
final class LauncherIT {
  private static final Path LAUNCHER = Path.of("..", "quantum-ops").toAbsolutePath().normalize();

  @TempDir private Path home;

  private record Ran(int status, String out, String err) {}

  @Test
  void archivesItsClassesAtTheFirstCallAndUsesThemFromThenOn()
      throws IOException, InterruptedException {
    Path loaded = home.resolve("loaded");
    Map<String, String> telling =
        Map.of("QUANTUM_JAVA_OPTS", "-Xlog:class+load=info:file=" + loaded);

    Ran first = run(Map.of(), "prove");
    List<Path> archives = archives();
    Ran second = run(telling, "prove");

    assertThat(archives).hasSize(1);
    assertThat(archives()).isEqualTo(archives);
    assertThat(second).isEqualTo(first);
    assertThat(first.status()).isEqualTo(3);
    assertThat(first.err()).isEmpty();
    assertThat(Files.readAllLines(loaded))
        .filteredOn(line -> line.contains("shared objects file (top)"))
        .as("classes from the archive")
        .hasSizeGreaterThan(1_500);
  }

  @Test
  void goesOnWithoutAnArchiveWhereNoneCanBeKept() throws IOException, InterruptedException {
    Files.writeString(home.resolve(".cache"), "a file, not a folder");

    Ran ran = run(Map.of(), "prove");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void doesNotTryAgainWhatCouldNotBeArchived() throws IOException, InterruptedException {
    run(Map.of(), "--version");
    Path archive = archives().get(0);
    Files.delete(archive);
    Files.createFile(archive);

    Ran ran = run(Map.of(), "--version");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith("quantum-ops ");
    assertThat(ran.err()).isEmpty();
    assertThat(archive).isEmptyFile();
  }

  @Test
  void handsOnWordsAndExitCodes() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(home.resolve("ops"), LAUNCHER);

    Ran wrong = run(link, Map.of(), "halt", "--by", "ann", "--reason", "two words");
    Ran usage = run(Map.of(), "montor");
    Files.delete(link);

    assertThat(wrong.status()).isZero();
    assertThat(usage.status()).isEqualTo(64);
    assertThat(usage.err()).contains("monitor");
  }

  @Test
  void saysWhatIsMissing() throws IOException, InterruptedException {
    Ran ran = run(Map.of("JAVA_HOME", home.toString()), "prove");

    assertThat(ran.status()).isEqualTo(64);
    assertThat(ran.err()).contains("Java 17 or later is needed");
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(".cache").resolve("quantum"))) {
      return files.toList();
    }
  }

  private Ran run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(LAUNCHER, environment, arguments);
  }

  private Ran run(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("XDG_CACHE_HOME");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("REDIS_URL", RedisUnderTest.shared().url());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
