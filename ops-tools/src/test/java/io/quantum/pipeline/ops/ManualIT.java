package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build has made: the completion script in a real bash, the pages in a real groff. */
final class ManualIT {
  private static final Path MANUAL = Path.of("target", "manual");
  private static final Path SCRIPT = MANUAL.resolve("quantum-ops.bash");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(MANUAL.resolve("man1"))) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void completesCommandsAndOptions() throws IOException, InterruptedException {
    assertThat(completed("quantum-ops", "do")).containsExactly("doctor");
    assertThat(completed("quantum-ops", "dlq", "re")).containsExactly("replay");
    assertThat(completed("quantum-ops", "pending", "--id")).containsExactly("--idle");
    assertThat(completed("quantum-ops", "pending", "--color", "al")).containsExactly("always");
  }

  @Test
  void hasAPageForEveryCommand() throws IOException {
    assertThat(pages().map(page -> page.getFileName().toString()))
        .contains(
            "quantum-ops.1",
            "quantum-ops-monitor.1",
            "quantum-ops-trace.1",
            "quantum-ops-dlq.1",
            "quantum-ops-dlq-replay.1")
        .doesNotContain("quantum-ops-help.1");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasPagesInTheUsualOrder(Path page) throws IOException {
    List<String> sections =
        Files.readAllLines(page).stream().filter(line -> line.startsWith(".SH ")).toList();

    assertThat(sections)
        .containsSubsequence(
            ".SH NAME", ".SH SYNOPSIS", ".SH EXAMPLES", ".SH OPTIONS", ".SH EXIT STATUS");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasPagesThatAFormatterTakesWithoutAWord(Path page) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");

    assertThat(run("groff", "-man", "-Tascii", "-z", "-ww", page.toString())).isEmpty();
    assertThat(run("groff", "-man", "-Tascii", "-P-c", "-rLL=100n", page.toString()))
        .contains("quantum-ops ");
  }

  private static List<String> completed(String... words) throws IOException, InterruptedException {
    // A builtin that only works while somebody presses the tab key.
    String script =
        "compopt() { :; }; source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_quantum-ops; echo ${COMPREPLY[@]}"
            .formatted(SCRIPT, String.join(" ", words), words.length - 1);
    return List.of(run("bash", "-c", script).strip().split(" "));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
