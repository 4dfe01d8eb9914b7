package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XTrimArgs;
import io.quantum.pipeline.adapter.redis.FaultyLink;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that makes Redis' own numbers wrong, and what the tools make of it. */
final class BacklogScenariosIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTENTS = IntentStreamUnderTest.INTENTS;
  private static final String GROUP = IntentStreamUnderTest.GROUP;

  @TempDir private Path folder;
  private RedisUnderTest redis;
  private ToolsUnderTest tools;
  private IntentStreamUnderTest stream;

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    tools = new ToolsUnderTest(redis, folder);
    stream = new IntentStreamUnderTest(redis);
  }

  @Test
  void seesThroughThePhantomLagAfterTrimming() throws IOException {
    stream.group().publish(100, "desk");
    stream.acknowledge(stream.read(2));
    stream.commands.xtrim(INTENTS, XTrimArgs.Builder.maxlen(5));

    JsonNode trimmed = snapshot();
    assertThat(trimmed.get("state").asText()).isEqualTo("LOSING");
    assertThat(trimmed.at("/waiting/value").asLong()).isEqualTo(5);
    assertThat(trimmed.at("/lost/value").asLong()).isEqualTo(93);

    stream.acknowledge(stream.read(100));
    JsonNode drained = snapshot();
    assertThat(drained.get("waiting").toString()).isEqualTo("{\"value\":0,\"quality\":\"exact\"}");
    assertThat(drained.at("/lost/value").asLong()).isEqualTo(93);
    assertThat(drained.get("reported_lag").asLong()).isEqualTo(93);
    assertThat(tools.run("monitor", "--once", "--sample", "0s").out())
        .containsPattern("waiting +0 \\(exact\\)")
        .contains("93 counts 93 entries that no longer exist");
  }

  @Test
  void countsWhatWaitsWhenTheServerHasLostCount() throws IOException {
    stream.group().publish(10, "desk");
    stream.acknowledge(stream.read(2));
    String ahead =
        stream.commands.xrange(INTENTS, io.lettuce.core.Range.unbounded()).get(5).getId();
    stream.commands.xdel(INTENTS, ahead);

    JsonNode snapshot = snapshot();

    assertThat(snapshot.get("reported_lag").isNull()).isTrue();
    assertThat(snapshot.get("waiting").toString()).isEqualTo("{\"value\":7,\"quality\":\"exact\"}");
  }

  @Test
  void countsWhatWaitsForAGroupMadeMidStream() throws IOException {
    stream.publish(10, "desk");
    String fourth =
        stream.commands.xrange(INTENTS, io.lettuce.core.Range.unbounded()).get(3).getId();
    stream.commands.xgroupCreate(
        StreamOffset.from(INTENTS, fourth), GROUP, XGroupCreateArgs.Builder.mkstream());

    assertThat(snapshot().at("/waiting/value").asLong()).isEqualTo(6);

    stream.commands.xgroupSetid(StreamOffset.from(INTENTS, "0"), GROUP);
    assertThat(snapshot().at("/waiting/value").asLong()).isEqualTo(10);
  }

  @Test
  void doesNotKnowWhatWasLostWhenNobodyCounted() throws IOException {
    stream.publish(10, "desk");
    String second =
        stream.commands.xrange(INTENTS, io.lettuce.core.Range.unbounded()).get(1).getId();
    stream.commands.xgroupCreate(
        StreamOffset.from(INTENTS, second), GROUP, XGroupCreateArgs.Builder.mkstream());
    stream.commands.xtrim(INTENTS, XTrimArgs.Builder.maxlen(4));

    ToolsUnderTest.Ran ran = tools.run("monitor", "--once", "--sample", "0s");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).startsWith("UNKNOWN: Redis has lost count");
  }

  @Test
  void startsAfreshWithAStreamThatWasRecreated() throws IOException {
    stream.group().publish(10, "desk");
    stream.acknowledge(stream.read(10));
    snapshot();
    stream.commands.del(INTENTS);
    assertThat(snapshot().get("state").asText()).isEqualTo("NO_STREAM");

    stream.group().publish(3, "desk");
    JsonNode recreated = snapshot();
    assertThat(recreated.at("/waiting/value").asLong()).isEqualTo(3);
    assertThat(recreated.at("/rates/arrived/value").isNull()).isTrue();
  }

  @Test
  void looksAtOurGroupAmongOthers() throws IOException {
    stream.publish(4, "desk");
    stream.commands.xgroupCreate(StreamOffset.from(INTENTS, "$"), "a-first-group");
    stream.group();
    stream.commands.xgroupCreate(StreamOffset.from(INTENTS, "$"), "z-last-group");

    assertThat(snapshot().at("/waiting/value").asLong()).isEqualTo(4);
  }

  @Test
  void carriesTheCountOfGhostsOnOverTicks() throws IOException {
    stream.group().publish(1_300, "desk");
    stream.read(1_200);
    stream.commands.xtrim(INTENTS, XTrimArgs.Builder.maxlen(300));

    Path recording = folder.resolve("ticks");
    tools.run("monitor", "--once", "--sample", "1s", "--record", recording.toString());
    List<String> ghosts = new ArrayList<>();
    for (String line :
        tools.run("monitor", "--replay", recording.toString(), "-o", "ndjson").out().split("\n")) {
      ghosts.add(JSON.readTree(line).at("/pending/ghost").toString());
    }

    assertThat(ghosts)
        .containsExactly(
            "{\"value\":400,\"quality\":\"at-least\"}", "{\"value\":800,\"quality\":\"at-least\"}");
  }

  @Test
  void isStalledWhenAFrozenConsumerReadsNothing() throws IOException {
    stream.group().publish(500, "desk");
    stream.read(7);
    for (int age = 300; age >= 30; age -= 30) {
      remember(age, "\"w\":493");
    }

    ToolsUnderTest.Ran ran = tools.run("monitor", "--once");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).startsWith("STALLED: 493 entries wait");
    assertThat(tools.run("check", "flow").status()).isEqualTo(2);
    assertThat(tools.run("advise").out()).contains("restart as the last resort", "executors alive");
  }

  @Test
  void advisesNoRaiseWhenEverythingThatWaitsHasExpired() {
    stream.group();
    long old = stream.now() - 700_000;
    for (int i = 1; i <= 200; i++) {
      stream.publishAt(old + "-" + i);
    }

    ToolsUnderTest.Ran ran = tools.run("monitor", "--once", "--sample", "0s");
    ToolsUnderTest.Ran advice = tools.run("advise", "--sample", "0s");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).startsWith("WORTHLESS: the newest of 200 waiting entries");
    assertThat(advice.status()).isEqualTo(1);
    assertThat(advice.out())
        .contains("do not drain for value", "leave the limit as it is")
        .doesNotContain("quantum-ops limit");
  }

  @Test
  void namesThePublisherThatHasSpedUp() throws IOException {
    stream.group().publish(600, "calm");
    stream.read(100);
    for (int i = 0; i < 12; i++) {
      stream.read(1);
      remember((12 - i) * 20, "\"w\":" + (100 + 40 * i + i % 3));
    }
    stream.publish(300, "eager");

    ToolsUnderTest.Ran advice = tools.run("advise", "--what-if", "limit=10,arrival=-20%");

    assertThat(advice.out())
        .contains("FALLING_BEHIND: look for a publisher", "eager 300 (before: 0)")
        .contains("the limit bounds orders, not the drain")
        .contains("no raise:", "limit 10: at most 10 orders a minute (now 5)");
    assertThat(advice.status()).isEqualTo(1);
  }

  @Test
  void alarmsJustAboveTheThresholdOnly() {
    stream.group().publish(50, "desk");

    assertThat(tools.run("monitor", "--alert", "49").status()).isEqualTo(2);
    assertThat(tools.run("monitor", "--alert", "49").out())
        .startsWith("ALERT: waiting 50 (exact), above 49");
    assertThat(tools.run("monitor", "--alert", "50").status()).isZero();
    assertThat(tools.run("monitor", "--alert", "51").status()).isZero();
    assertThat(tools.run("monitor", "--alert-age", "10m").status()).isZero();
    assertThat(tools.run("monitor", "--alert-lost", "1").status()).isZero();
  }

  @Test
  void cannotTellAnAlarmWithoutNumbers() {
    assertThat(tools.run("monitor", "--alert", "10").status()).isEqualTo(3);
    assertThat(tools.run("monitor", "--alert-age", "10m").status()).isEqualTo(3);
    stream.group().publish(1, "desk");
    assertThat(tools.run("monitor", "--alert-lost", "1").status()).isEqualTo(3);
  }

  @Test
  void remembersHourByHour() throws IOException {
    stream.group().publish(50, "desk");
    for (int hour = 5; hour >= 1; hour--) {
      remember(hour * 3_600, "\"w\":" + (100 - 10 * hour));
    }

    JsonNode trend = JSON.readTree(tools.run("monitor", "--trend", "24h", "--json").out());

    assertThat(trend.get("hours")).hasSize(6);
    assertThat(trend.get("gaps")).hasSize(5);
    assertThat(trend.at("/net/mid").isNumber()).isTrue();
    assertThat(tools.run("monitor", "--trend", "24h").out())
        .contains("hour (UTC)", "gap: nobody looked from", "trend: ");
    assertThat(tools.run("monitor", "--once", "--sample", "0s").out())
        .containsPattern("1 h ago +waiting 90, pending 0; since then");
  }

  @Test
  void alarmsAtOneLostEntry() {
    stream.group().publish(100, "desk");
    stream.acknowledge(stream.read(2));
    stream.commands.xtrim(INTENTS, XTrimArgs.Builder.maxlen(97));

    assertThat(tools.run("monitor", "--alert-lost", "1").status()).isEqualTo(2);
    assertThat(tools.run("monitor", "--alert-lost", "2").out()).doesNotContain("ALERT");
  }

  @Test
  void hasItsOwnWordsForEveryWayInWhichRedisRefuses() {
    stream.commands.set(INTENTS, "no stream");
    assertThat(tools.run("monitor", "--once")).satisfies(ran -> says(ran, "WRONGTYPE"));
    assertThat(tools.run("monitor", "--once", "--redis", "redis://127.0.0.1:1"))
        .satisfies(ran -> says(ran, "cannot be reached"));
    try (RedisUnderTest guarded = RedisUnderTest.process("--requirepass", "secret")) {
      assertThat(new ToolsUnderTest(guarded, folder).run("monitor", "--once"))
          .satisfies(ran -> says(ran, "NOAUTH"));
    }
    try (RedisUnderTest narrow =
        RedisUnderTest.process(
            "--user", "default", "on", "nopass", "~*", "&*", "+@all", "-evalsha_ro", "-eval_ro")) {
      assertThat(new ToolsUnderTest(narrow, folder).run("monitor", "--once"))
          .satisfies(ran -> says(ran, "NOPERM"));
    }
  }

  @Test
  void saysThatRedisIsStillLoading() throws IOException {
    try (RedisUnderTest slow =
        RedisUnderTest.process(
            "--save",
            "",
            "--key-load-delay",
            "1000",
            "--loading-process-events-interval-bytes",
            "1024")) {
      new IntentStreamUnderTest(slow)
          .commands.eval(
              "for i = 1, 50000 do redis.call('SET', 'k' .. i, string.rep('x', 200)) end return 1",
              io.lettuce.core.ScriptOutputType.INTEGER);
      slow.commands().save();
      slow.kill();
      slow.start();

      assertThat(new ToolsUnderTest(slow, folder).run("monitor", "--once"))
          .satisfies(ran -> says(ran, "LOADING"));
    }
  }

  @Test
  void saysThatRedisDoesNotAnswerInTime() {
    stream.group();
    try (FaultyLink link = FaultyLink.to(redis.port())) {
      link.once(FaultyLink.script("snapshot"), FaultyLink.Harm.GO_SILENT);

      assertThat(new ToolsUnderTest(link.url(), folder).run("monitor", "--once"))
          .satisfies(ran -> says(ran, "in time"));
    }
  }

  @Test
  void remarksOnAFolderThatCannotBeWrittenAndGoesOn() throws IOException {
    Files.writeString(folder.resolve("quantum"), "a file is in the way");
    stream.group().publish(1, "desk");

    ToolsUnderTest.Ran ran = tools.run("monitor", "--once", "--sample", "0s", "--all");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).containsPattern("remark +the history cannot be kept");
  }

  @Test
  void keepsToTheSizeOfTheScreen() {
    stream.group().publish(400, "desk");
    for (String[] size : new String[][] {{"80", "24"}, {"60", "10"}, {"100", "40"}}) {
      List<String> lines =
          tools
              .with("COLUMNS", size[0])
              .with("LINES", size[1])
              .run("monitor", "--once", "--sample", "0s")
              .out()
              .lines()
              .toList();
      assertThat(lines)
          .hasSizeLessThanOrEqualTo(Integer.parseInt(size[1]) - 2)
          .allMatch(line -> line.length() <= Integer.parseInt(size[0]))
          .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }
  }

  private static void says(ToolsUnderTest.Ran ran, String words) {
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).startsWith("UNKNOWN: ").contains(words);
  }

  private JsonNode snapshot() throws IOException {
    return JSON.readTree(tools.run("monitor", "--once", "--sample", "0s", "--json").out());
  }

  /** A sample as it is now, but so many seconds old and with another number waiting. */
  private void remember(int secondsAgo, String waiting) throws IOException {
    Path state = Files.createTempDirectory(folder, "now");
    new ToolsUnderTest(redis, state).run("check", "backlog");
    String now = Files.readString(state.resolve("quantum/history.ndjson"));
    String then =
        now.replaceFirst(
                "\"at\":\"[^\"]*\"",
                "\"at\":\"" + Instant.ofEpochMilli(stream.now()).minusSeconds(secondsAgo) + "\"")
            .replaceFirst("\"w\":\\d+", waiting);
    Files.createDirectories(folder.resolve("quantum"));
    Files.writeString(
        folder.resolve("quantum/history.ndjson"),
        then,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }
}
