package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The table of {@code ./quantum test}: {@code config/leg-table.sh} with reports made up here. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "a shell script")
final class TestLegsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath();

  @TempDir private Path folder;

  /** What a script printed, and how it ended. */
  private record Ended(int status, List<String> lines) {}

  @BeforeEach
  void reports() throws IOException {
    report(
        "Good",
        "Tests run: 12, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 1 s -- in a.Good");
    report(
        "None", "Tests run: 3, Failures: 0, Errors: 0, Skipped: 3, Time elapsed: 0 s -- in a.None");
    report(
        "Bad",
        "Tests run: 9, Failures: 1, Errors: 2, Skipped: 0, Time elapsed: 1 s <<< FAILURE!"
            + " -- in a.b.BadIT");
  }

  @Test
  void countsWhatRanAndLeavesOutWhatWasSkipped() throws IOException, InterruptedException {
    Ended ended = table("", "counted leg 0 'tests of it' Good.txt None.txt");

    assertThat(ended.lines()).anyMatch(line -> line.matches("leg +RAN +0:0\\d  10 tests of it"));
    assertThat(ended.lines()).endsWith("tests: passed");
    assertThat(ended.status()).isZero();
  }

  @Test
  void neverCallsALegRunThatRanNoTest() throws IOException, InterruptedException {
    for (String reports : List.of("None.txt", "NoSuchReport.txt", "")) {
      Ended here = table("", "counted leg 0 tests " + reports);
      Ended ci = table("true", "counted leg 0 tests " + reports);

      assertThat(here.lines()).anyMatch(line -> line.matches("leg +NOT RUN +not one .*"));
      assertThat(here.lines()).noneMatch(line -> line.contains("RAN "));
      assertThat(here.lines()).endsWith("tests: passed");
      assertThat(ci.lines()).endsWith("tests: FAILED");
      assertThat(ci.status()).isEqualTo(1);
    }
  }

  @Test
  void failsWithTheNameOfWhatFailedAlthoughTheBuildEndedWell()
      throws IOException, InterruptedException {
    Ended ended = table("", "counted leg 0 tests Good.txt Bad.txt; counted other 0 tests Good.txt");

    assertThat(ended.lines())
        .anyMatch(line -> line.matches("leg +FAILED +0:0\\d  3 of 19 tests, .* BadIT *"))
        .anyMatch(line -> line.matches("other +RAN .*"));
    assertThat(ended.lines()).endsWith("tests: FAILED");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void failsWhenTheBuildFailedAlthoughEveryReportIsGood() throws IOException, InterruptedException {
    Ended ended = table("", "counted leg 1 tests Good.txt");

    assertThat(ended.lines()).anyMatch(line -> line.matches("leg +FAILED .*exit code 1.*"));
    assertThat(ended.lines()).endsWith("tests: FAILED");
  }

  @Test
  void runsEveryLegWhateverBecameOfThoseBefore() {
    assertThat(RepositoryFiles.text(ROOT.resolve("config/test-legs.sh")).lines())
        .contains("build_leg", "bench_leg", "container_leg", "valkey_leg", "deep_legs")
        .noneMatch(line -> line.contains("\"$FAILED\" = yes"));
  }

  private Ended table(String ci, String script) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "set -u; . '%s/config/leg-table.sh'; begins 'a leg'; %s; verdict"
                    .formatted(ROOT, script))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve("out").toFile());
    command.environment().put("CI", ci);
    Process shell = command.start();
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        shell.exitValue(), Files.readAllLines(folder.resolve("out"), StandardCharsets.UTF_8));
  }

  private void report(String name, String line) throws IOException {
    Files.write(
        folder.resolve(name + ".txt"),
        List.of("-".repeat(79), "Test set: a." + name, "-".repeat(79), line));
  }
}
