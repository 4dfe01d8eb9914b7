package io.quantum.pipeline.ops;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The tools in the test's own process: arguments in, lines and an exit code out. */
final class ToolsUnderTest {
  private final Map<String, String> environment = new HashMap<>();

  record Ran(int status, String out, String err) {}

  ToolsUnderTest(RedisUnderTest redis, Path state) {
    this(redis.url(), state);
  }

  ToolsUnderTest(String url, Path state) {
    environment.put("REDIS_URL", url);
    environment.put("XDG_STATE_HOME", state.toString());
  }

  ToolsUnderTest with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs one command; what it writes keeps to the schema that it names. */
  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        OpsMain.run(
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                System::nanoTime),
            environment,
            arguments);
    PublishedSchemas.assertKept(out.toString(StandardCharsets.UTF_8));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
