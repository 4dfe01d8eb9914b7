package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs read: each answer names its schema and keeps to it, whatever the pipeline does. */
final class MachineAnswersIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monitor/monitor --once --sample 0s",
        "monitor/monitor --alert 5",
        "trend/monitor --trend 24h",
        "advice/advise --sample 0s",
        "advice/advise --sample 0s --what-if limit=10,arrival=+20%",
        "check/check backlog",
        "check/check pending",
        "check/check units",
        "check/check flow",
        "check/check conservation"
      })
  void keepToTheirSchema(String schemaAndCall) {
    String schema = schemaAndCall.substring(0, schemaAndCall.indexOf('/'));
    String call = schemaAndCall.substring(schemaAndCall.indexOf('/') + 1);
    RedisUnderTest redis = RedisUnderTest.shared();
    IntentStreamUnderTest stream = new IntentStreamUnderTest(redis);
    ToolsUnderTest tools = new ToolsUnderTest(redis, folder);

    answersAs(schema, tools, call);
    stream.publish(3, "desk");
    answersAs(schema, tools, call);
    stream.group();
    answersAs(schema, tools, call);
    stream.acknowledge(stream.read(1));
    stream.read(1);
    answersAs(schema, tools, call);
    answersAs(schema, new ToolsUnderTest("redis://127.0.0.1:1", folder), call);
  }

  private static void answersAs(String schema, ToolsUnderTest tools, String call) {
    ToolsUnderTest.Ran ran = tools.run((call + " --json").split(" "));

    assertThat(ran.out()).as(call).startsWith("{\"schema\":\"quantum.ops." + schema + "/1\"");
    assertThat(ran.status()).as(call + ": " + ran.out()).isBetween(0, 3);
  }
}
