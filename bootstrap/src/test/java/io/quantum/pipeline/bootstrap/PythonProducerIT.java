package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The Python example, run as it stands in the docs. Only where {@code ./quantum test} found Python
 * with its Redis library; its table says so.
 */
@EnabledIfEnvironmentVariable(named = "PIPELINE_TEST_PYTHON", matches = ".+")
final class PythonProducerIT {
  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "publish_intent.py").toAbsolutePath();

  @Test
  void holdsTheIdentityVectors() throws IOException, InterruptedException {
    assertThat(python("--vectors").lines())
        .containsExactly(
            "qo2otatv2n57liprvbkcrynp6", "q7hst64lgtabafyygukq7ckn2", "qqy3t5kshen56766dktqv4tm4");
  }

  @Test
  void publishesWhatTheServiceExecutes() throws IOException, InterruptedException {
    RedisUnderTest redis = RedisUnderTest.shared();
    Bus bus = new Bus(redis);
    try (ServiceProcess service = ServiceProcess.start(redis.url(), Map.of()).awaitReader()) {
      String id = python(redis.url(), "python", "BTCUSDT", "BUY", "200", "3").strip();
      bus.awaitSettled(1);

      assertThat(bus.ledger()).containsOnly(Map.entry("filled", "1"));
      assertThat(bus.results().get(0).getBody()).containsEntry("intent_stream_id", id);
      assertThat(service.stop()).isZero();
    }
  }

  private static String python(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(System.getenv("PIPELINE_TEST_PYTHON"), EXAMPLE.toString()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
