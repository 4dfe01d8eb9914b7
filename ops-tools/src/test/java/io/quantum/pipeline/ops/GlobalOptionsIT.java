package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The options that every command takes, and that they do what they say. */
final class GlobalOptionsIT {
  private static final char ESCAPE = '\u001b';

  private RedisUnderTest redis;
  private OpsUnderTest ops;

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    ops = OpsUnderTest.at(redis);
  }

  static Stream<CommandLine> commands() {
    return leaves(
        OpsMain.tree(
            Terminal.ofProcess(System::nanoTime),
            Display.of(Map.of()),
            options -> {
              throw new AssertionError("nothing is opened");
            }));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTakesThem(CommandLine command) {
    for (String option :
        List.of(
            "--redis",
            "--stream",
            "--group",
            "--units",
            "--output",
            "-o",
            "--json",
            "--color",
            "--timeout",
            "--help",
            "-h",
            "--version",
            "-V")) {
      assertThat(command.getCommandSpec().findOption(option))
          .as(command.getCommandName() + " " + option)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nameTheDefaultsThatHold(CommandLine command) {
    assertThat(command.getCommandSpec().findOption("--redis").description()[0])
        .contains(RedisConfig.URL.name() + ", else " + RedisConfig.URL.byDefault());
    assertThat(command.getCommandSpec().findOption("--units").description()[0])
        .contains(SystemdConfig.UNITS.byDefault());
  }

  @Test
  void lookAtTheStreamAndGroupThatAreGiven() {
    redis
        .commands()
        .xgroupCreate(
            StreamOffset.from("other", "0"), "readers", XGroupCreateArgs.Builder.mkstream());
    redis.commands().xadd("other", Map.of("payload", "{}"));
    String[] there = {"--stream", "other", "--group", "readers"};

    assertThat(ops.run(words("monitor --once --sample 0s", there)).out())
        .contains("stream other  group readers")
        .containsPattern("waiting +1 \\(exact\\)");
    Ran pending = ops.run(words("pending", there));
    assertThat(pending.status()).isZero();
    assertThat(pending.out()).contains("stream other", "group  readers", "0 pending");
    assertThat(ops.run(words("prove", there)).out()).contains("stream other");
    assertThat(ops.run("prove", "--stream", "no stream").status()).isEqualTo(64);
    assertThat(ops.run("prove", "--group", "no\ngroup").status()).isEqualTo(64);
  }

  @Test
  void giveUpAfterTheTimeOut() {
    redis.commands().clientPause(6_000);

    long begun = System.nanoTime();
    Ran paused = ops.run("halt", "--by", "ann", "--reason", "x", "--timeout", "1s");
    long millis = (System.nanoTime() - begun) / 1_000_000;

    assertThat(paused.status()).isEqualTo(3);
    assertThat(paused.err()).contains("did not answer in time");
    assertThat(millis).as("long before the pause ends").isBetween(900L, 5_500L);
    assertThat(ops.run("prove", "--timeout", "0s").status()).isEqualTo(64);
    assertThat(ops.run("prove", "--timeout", "11m").status()).isEqualTo(64);
    assertThat(ops.run("prove", "--timeout", "soon").status()).isEqualTo(64);
  }

  @Test
  void colourOnlyWhereItIsWanted() {
    OpsUnderTest watched = ops.watched().with("TERM", "xterm");
    String[] once = {"monitor", "--once"};

    assertThat(watched.run(once).out()).startsWith(ESCAPE + "[35mNO_STREAM" + ESCAPE + "[0m: ");
    assertThat(ops.run(once).out()).as("nobody looks").startsWith("NO_STREAM");
    assertThat(ops.run(words("monitor --once --color always")).out()).startsWith(ESCAPE + "[35m");
    for (OpsUnderTest plain :
        List.of(watched.with("NO_COLOR", "1"), watched.with("TERM", "dumb"), ops.watched())) {
      assertThat(plain.run(once).out()).doesNotContain(ESCAPE + "[");
    }
    assertThat(watched.run(words("monitor --once --color never")).out()).startsWith("NO_STREAM");
    assertThat(watched.run(words("monitor --once --json")).out()).startsWith("{");
    assertThat(ops.run(words("prove --color rainbow")).status()).isEqualTo(64);
  }

  @Test
  void colourTheHelpLikewise() {
    assertThat(ops.run(words("prove --help --color always")).out()).contains(ESCAPE + "[");
    assertThat(ops.watched().with("TERM", "xterm").run("prove", "--help").out())
        .contains(ESCAPE + "[");
    assertThat(ops.run("prove", "--help").out()).doesNotContain(ESCAPE + "[");
  }

  @Test
  void saysItsVersionWhateverIsAsked() {
    assertThat(ops.run("-V").out()).startsWith("quantum-ops 1.");
    assertThat(ops.run("dlq", "list", "--version").out()).isEqualTo(ops.run("-V").out());
  }

  @Test
  void suggestsTheWordThatWasMeant() {
    assertThat(ops.run("pendign").err()).contains("pending");
    assertThat(ops.run("dlq", "lst").err()).contains("list");
    assertThat(ops.run("pending", "--idel", "1s").err()).contains("--idle");
    assertThat(ops.run("pending", "--idel", "1s").status()).isEqualTo(64);
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream()
            .filter(sub -> !sub.getCommandName().equals("help"))
            .flatMap(GlobalOptionsIT::leaves);
  }

  private static String[] words(String call, String... more) {
    return Stream.concat(Stream.of(call.split(" ")), Stream.of(more)).toArray(String[]::new);
  }
}
