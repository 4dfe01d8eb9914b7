package io.quantum.pipeline.ops;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The tools in this process: arguments in, lines and an exit code out, without a JVM's start. */
final class OpsUnderTest {
  private final Map<String, String> environment;
  private final String input;
  private final boolean watched;

  /** How a call ended. */
  record Ran(int status, String out, String err) {}

  private OpsUnderTest(Map<String, String> environment, String input, boolean watched) {
    this.environment = Map.copyOf(environment);
    this.input = input;
    this.watched = watched;
  }

  /** Tools that look at this server. */
  static OpsUnderTest at(RedisUnderTest redis) {
    return new OpsUnderTest(Map.of("REDIS_URL", redis.url()), "", false);
  }

  /** Tools in this environment. */
  static OpsUnderTest with(Map<String, String> environment) {
    return new OpsUnderTest(environment, "", false);
  }

  /** The same with another setting. */
  OpsUnderTest with(String key, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(key, value);
    return new OpsUnderTest(more, input, watched);
  }

  /** The same with something on standard input. */
  OpsUnderTest reading(String text) {
    return new OpsUnderTest(environment, text, watched);
  }

  /** The same with somebody looking. */
  OpsUnderTest watched() {
    return new OpsUnderTest(environment, input, true);
  }

  /** Runs one command. */
  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status;
    try (PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      status =
          OpsMain.run(
              new Terminal(
                  new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                  results,
                  complaints,
                  watched,
                  System::nanoTime),
              environment,
              arguments);
    }
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
