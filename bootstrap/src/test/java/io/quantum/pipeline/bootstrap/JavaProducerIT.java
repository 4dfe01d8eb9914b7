package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Java example, compiled and run as it stands in the docs. */
final class JavaProducerIT {
  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "PublishIntent.java").toAbsolutePath();

  @Test
  void publishesOnceWhatTheServiceExecutes() throws IOException, InterruptedException {
    RedisUnderTest redis = RedisUnderTest.shared();
    Bus bus = new Bus(redis);
    try (ServiceProcess service = ServiceProcess.start(redis.url(), Map.of()).awaitReader()) {
      List<String> said = example(redis.url(), "java", "BTCUSDT", "BUY", "200", "3");
      bus.awaitSettled(1);

      String id = said.get(0).replace("published ", "");
      assertThat(said)
          .containsExactly(
              "published " + id,
              "already " + id,
              "position_size_usd MISSING",
              "leverage MISSING",
              "timestamp MISSING",
              "side REMOVED");
      assertThat(bus.ledger()).containsOnly(Map.entry("filled", "1"));
      assertThat(bus.results().get(0).getBody()).containsEntry("intent_stream_id", id);
      assertThat(service.stop()).isZero();
    }
  }

  private static List<String> example(String... args) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "--source",
            "17",
            EXAMPLE.toString());
    command.command().addAll(List.of(args));
    Path errors = java.nio.file.Files.createTempFile("example", ".err");
    Process process = command.redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(java.nio.file.Files.readString(errors)).isZero();
    return output.lines().filter(line -> !line.contains(" DEBUG ")).toList();
  }
}
