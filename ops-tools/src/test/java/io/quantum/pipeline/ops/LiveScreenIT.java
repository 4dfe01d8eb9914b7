package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live screen in a real terminal: tmux, on a server of its own. */
final class LiveScreenIT {
  private static final Path JAR = Path.of("target", "quantum-ops.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private IntentStreamUnderTest stream;
  private RedisUnderTest redis;

  @BeforeEach
  void needsTmux() throws IOException, InterruptedException {
    boolean there = isInstalled();
    assertThat(there || System.getenv("CI") == null)
        .as("NOT RUN: no tmux; apt-get install tmux")
        .isTrue();
    Assumptions.assumeTrue(there, "NOT RUN: no tmux; apt-get install tmux");
    redis = RedisUnderTest.shared();
    stream = new IntentStreamUnderTest(redis);
    stream.group().publish(12, "desk");
  }

  @AfterEach
  void endTheTerminal() throws IOException, InterruptedException {
    tmux("kill-server");
  }

  @Test
  void redrawsListensToKeysAndLeavesTheTerminalAsItWas() throws Exception {
    open(80, 24, "xterm");
    type("monitor --interval 1s; echo CODE=$?");
    awaitScreen("waiting           12 (exact)");
    assertThat(screen()).contains("q quit   p pause");

    stream.publish(3, "desk");
    awaitScreen("waiting           15 (exact)");
    press("?");
    awaitScreen("pause, and go on");
    press("h");
    awaitScreen("hour (UTC)");
    press("a");
    awaitScreen("proved wrong by");
    press("p");
    awaitScreen("PAUSED");
    press("q");

    awaitScreen("CODE=0");
    assertThat(screen()).contains("BEFORE").doesNotContain("q quit");
    typeText("echo ECHO-WORKS");
    awaitScreen("ECHO-WORKS");
  }

  @Test
  void restoresTheTerminalAfterCtrlC() throws Exception {
    open(80, 24, "xterm");
    type("monitor --interval 1s; echo CODE=$?");
    awaitScreen("q quit   p pause");

    press("C-c");

    awaitScreen("CODE=130");
    assertThat(screen()).contains("BEFORE");
    typeText("stty -a | grep -o ' -*icanon' | tr -d ' '");
    awaitScreen("\nicanon");
  }

  @Test
  void followsTheSizeOfTheTerminal() throws Exception {
    open(120, 40, "xterm");
    type("monitor --interval 1s");
    awaitScreen("dead letters");

    tmux("resize-window", "-t", "t", "-x", "70", "-y", "15");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> lines = screen().lines().toList();
              assertThat(lines).allMatch(line -> line.length() <= 70);
              assertThat(lines.get(0)).startsWith("OK: 12 entries wait");
              assertThat(screen()).contains("q quit").doesNotContain("dead letters");
            });
  }

  @Test
  void fitsUnderWatchWithNothingWrappedOrCut() throws Exception {
    open(80, 24, "xterm");
    typeText("watch -n 60 '%s'".formatted(java("monitor --once --sample 0s")));
    awaitScreen("OK: 12 entries wait");

    List<String> lines = screen().lines().map(String::stripTrailing).toList();
    int first = lines.indexOf("OK: 12 entries wait; too few samples for a trend");
    List<String> alone =
        new ToolsUnderTest(redis, folder.resolve("alone"))
            .run("monitor", "--once", "--sample", "0s")
            .out()
            .lines()
            .toList();
    assertThat(lines.get(0)).startsWith("Every 60.0s");
    assertThat(lines.subList(first, lines.size()).stream().filter(l -> !l.isEmpty()))
        .hasSameSizeAs(alone)
        .last()
        .isEqualTo(alone.get(alone.size() - 1));
  }

  @Test
  void writesALineATickWhereItCannotRedraw() throws Exception {
    open(80, 24, "dumb");
    type("monitor --interval 1s");
    awaitScreen("OK waiting 12 oldest");
  }

  @Test
  void writesALineATickWhereThereIsTooLittleRoom() throws Exception {
    open(60, 10, "xterm");
    type("monitor --interval 1s");
    awaitScreen("OK waiting 12 oldest");
  }

  private void open(int columns, int lines, String term) throws IOException, InterruptedException {
    tmux(
        "new-session",
        "-d",
        "-s",
        "t",
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(lines),
        "env -i PATH=\"$PATH\" PS1='$ ' TERM=%s REDIS_URL=%s XDG_STATE_HOME=%s sh"
            .formatted(term, redis.url(), folder));
    awaitScreen("$");
    typeText("echo BEFORE");
    awaitScreen("BEFORE\n");
  }

  private void type(String arguments) throws IOException, InterruptedException {
    typeText(java(arguments));
  }

  private static String java(String arguments) {
    return "%s/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar %s %s"
        .formatted(System.getProperty("java.home"), JAR, arguments);
  }

  private void typeText(String line) throws IOException, InterruptedException {
    tmux("send-keys", "-t", "t", line, "Enter");
  }

  private void press(String key) throws IOException, InterruptedException {
    tmux("send-keys", "-t", "t", key);
  }

  private void awaitScreen(String text) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(screen()).contains(text));
  }

  private String screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-t", "t", "-p", "-J");
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux.socket").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
