package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example in the help of these commands does what it says. */
final class HelpExamplesIT {
  @TempDir private Path state;
  @TempDir private Path unused;
  private RedisUnderTest redis;
  private ToolsUnderTest tools;

  @BeforeEach
  void readers() {
    redis = RedisUnderTest.shared();
    tools = new ToolsUnderTest(redis, state);
    IntentStreamUnderTest stream = new IntentStreamUnderTest(redis);
    stream.group().publish(3, "desk");
    stream.acknowledge(stream.read(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitor", "advise", "check"})
  void worksAsTheHelpSays(String command) throws IOException {
    String help = tools.run(command, "--help").out();
    List<String> examples =
        help.lines()
            .filter(line -> line.startsWith("  quantum-ops ") || line.startsWith("  watch "))
            .map(line -> line.replaceAll("^.*?quantum-ops ", "").replaceAll("('|   *\\S.*)$", ""))
            .toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    for (String example : examples) {
      List<String> words = List.of(example.strip().split(" +"));
      if (words.equals(List.of("monitor")) || words.get(0).equals("advise")) {
        assertThat(firstWords(words)).as(example).containsPattern("OK waiting|is remembered");
      } else {
        ToolsUnderTest.Ran ran = tools.run(words.toArray(String[]::new));
        assertThat(ran.status()).as("%s: %s", example, ran.err()).isIn(0, 1, 3);
      }
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }

  // What goes on until it is ended, or looks for a minute: as a process, until it says something.
  private String firstWords(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "quantum-ops.jar").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("REDIS_URL", redis.url());
    builder.environment().put("XDG_STATE_HOME", unused.toString());
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      return lines.readLine();
    } finally {
      process.destroy();
    }
  }

  @Test
  void suggestsTheWordThatWasMeant() {
    assertThat(tools.run("advice").err()).contains("advise");
    assertThat(tools.run("advice").status()).isEqualTo(64);
    assertThat(tools.run("check", "backlogs").status()).isEqualTo(3);
    assertThat(tools.run("monitor", "--trend", "72h").status()).isEqualTo(64);
    assertThat(tools.run("monitor", "-o", "nagios").status()).isEqualTo(64);
    assertThat(tools.run("prove", "-o", "prometheus").status()).isEqualTo(64);
    assertThat(tools.run("advise", "--what-if", "limits=3").status()).isEqualTo(64);
  }
}
