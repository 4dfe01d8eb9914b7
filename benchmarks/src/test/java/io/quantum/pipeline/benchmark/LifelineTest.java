package io.quantum.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "sleep and kill are programs there")
final class LifelineTest {

  /** A JVM that starts a process, says its id and then waits. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      Process held = Lifeline.hold(new ProcessBuilder("sleep", "600").start());
      System.out.println(held.pid());
      held.waitFor();
    }
  }

  @Test
  void endsTheProcessOfAJvmThatIsKilled() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = jvm.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle held = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertThat(held.isAlive()).isTrue();

      jvm.destroyForcibly();

      held.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void leavesAProcessAloneThatIsAskedToEnd() throws Exception {
    Process held = Lifeline.hold(new ProcessBuilder("sleep", "600").start());

    held.destroy();

    assertThat(held.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(held.exitValue()).as("ended by SIGTERM, not by SIGKILL").isEqualTo(128 + 15);
  }
}
