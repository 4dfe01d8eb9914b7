package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server on which there are the roles of {@code docs/operations/acl} and nobody else, but for the
 * hand of the tests; and what was refused there, and what was carried out for whom.
 */
public final class RolesUnderTest implements AutoCloseable {
  /** All of them. */
  public static final List<String> ROLES = List.of("producer", "executor", "operator", "viewer");

  private static final String HAND = "hand";
  private static final String WHOLE = "reset on nopass ~* &* +@all";
  private static final List<byte[]> CONFIG_GET = bytes("config", "get", "appendfsync");
  private static final Pattern ASKED_FOR_CONFIG =
      Pattern.compile("(?m)^cmdstat_config\\|get:calls=[1-9]");

  private final RedisUnderTest redis;
  private final CommandTap tap;

  private RolesUnderTest(RedisUnderTest redis) {
    this.redis = redis;
    redis.commands().auth(HAND, AclLine.PASSWORD);
    redis.commands().aclSetuser("default", AclSetuserArgs.Builder.reset());
    redis.commands().configResetstat();
    this.tap = CommandTap.on(redis, HAND, AclLine.PASSWORD);
  }

  /** A new server with the shipped lines as its ACL file, and further settings. */
  public static RolesUnderTest start(String... settings) {
    try {
      Path file = Files.createTempFile("roles", ".acl");
      Files.write(
          file,
          Stream.concat(
                  Stream.of("user default " + WHOLE, "user " + HAND + " " + WHOLE),
                  ROLES.stream().map(AclLine::of).map(AclLine::text))
              .toList());
      String[] all =
          Stream.concat(Stream.of("--aclfile", file.toString()), Stream.of(settings))
              .toArray(String[]::new);
      RolesUnderTest roles = new RolesUnderTest(RedisUnderTest.process(all));
      Files.delete(file);
      return roles;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The server, for the hand of the test. */
  public RedisUnderTest redis() {
    return redis;
  }

  /** The URL with which a role connects. */
  public String url(String role) {
    return redis
        .url()
        .replace("redis://", "redis://%s:%s@".formatted(AclLine.of(role).user(), AclLine.PASSWORD));
  }

  /** A connection of a role's, as any program opens one. */
  public StatefulRedisConnection<String, String> connect(String role) {
    return redis.connectAs(AclLine.of(role).user(), AclLine.PASSWORD);
  }

  /** Runs one of our scripts as that role. */
  public void run(String role, String script, List<String> keys, List<String> arguments) {
    try (StatefulRedisConnection<String, String> connection = connect(role)) {
      connection
          .sync()
          .eval(
              ScriptRooms.script(script).source(),
              ScriptOutputType.MULTI,
              keys.toArray(String[]::new),
              arguments.toArray(String[]::new));
      // Not gone before the tap knows whose connection it was.
      String mark = CommandTap.MARK + System.nanoTime();
      connection.sync().exists(mark);
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> tap.isPast(mark));
    }
  }

  /** What was refused since the log was emptied: user, and what was wanted. */
  public List<String> refused() {
    return redis.commands().aclLog().stream()
        // How a client names itself on newer servers; the lines for 7.0 cannot grant it.
        .filter(entry -> !"client|setinfo".equals(entry.get("object")))
        .map(entry -> entry.get("username") + " " + entry.get("reason") + " " + entry.get("object"))
        .toList();
  }

  /** Empties the log of what was refused. */
  public void forgetRefusals() {
    redis.commands().aclLogReset();
  }

  /**
   * Checks that a role has used each command of its line, and that each such call would be refused
   * without that word; likewise that each pattern of keys is needed for some call.
   */
  public void assertNeedsEveryWord(String role) {
    AclLine line = AclLine.of(role);
    await()
        .atMost(Duration.ofSeconds(20)) // the tap may be behind
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(idleWords(line)).as("words without use").isEmpty());
    Map<String, List<byte[]>> calls = tap.of(line.user());
    for (String command : line.commands()) {
      List<byte[]> call =
          calls.entrySet().stream()
              .filter(used -> covers(command, used.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(CONFIG_GET);
      assertThat(dryRun(line.user(), call)).as("%s under its line", command).isEqualTo("OK");
      assertThat(dryRunWithout(line, "+" + command, call))
          .as("%s without +%s", role, command)
          .contains("no permissions to run");
    }
    for (String key : line.keys()) {
      assertThat(calls.values())
          .as("%s without %s", role, key)
          .anyMatch(call -> dryRunWithout(line, key, call).contains("to access"));
    }
    for (String word : List.of("on", secret(line))) {
      give(line.without(word, "less"));
      assertThat(canLogIn("less")).as("%s without %s", role, word).isFalse();
    }
    give(new AclLine("less", line.words()));
    assertThat(canLogIn("less")).as("%s under its line", role).isTrue();
    redis.commands().aclDeluser("less");
    forgetRefusals();
  }

  private List<String> idleWords(AclLine line) {
    Map<String, List<byte[]>> calls = tap.of(line.user());
    boolean config = ASKED_FOR_CONFIG.matcher(redis.commands().info("commandstats")).find();
    return line.commands().stream()
        .filter(command -> !(command.equals("config|get") && config))
        .filter(command -> calls.keySet().stream().noneMatch(used -> covers(command, used)))
        .toList();
  }

  private static boolean covers(String word, String used) {
    return used.equals(word) || used.startsWith(word + "|");
  }

  private static String secret(AclLine line) {
    return line.words().stream().filter(word -> word.startsWith("#")).findFirst().orElseThrow();
  }

  private boolean canLogIn(String user) {
    try (var connection = redis.connectAs(user, AclLine.PASSWORD)) {
      return connection.isOpen();
    } catch (io.lettuce.core.RedisException refused) {
      return false;
    }
  }

  private String dryRunWithout(AclLine line, String word, List<byte[]> call) {
    give(line.without(word, "less"));
    return dryRun("less", call);
  }

  private void give(AclLine line) {
    CommandArgs<String, String> args =
        new CommandArgs<>(StringCodec.UTF8).add("SETUSER").add(line.user());
    line.words().forEach(args::add);
    acl(args);
  }

  private String dryRun(String user, List<byte[]> call) {
    CommandArgs<String, String> args = new CommandArgs<>(StringCodec.UTF8).add("DRYRUN").add(user);
    call.forEach(args::add);
    return acl(args);
  }

  private String acl(CommandArgs<String, String> args) {
    RedisCommands<String, String> commands = redis.commands();
    return commands.dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), args);
  }

  private static List<byte[]> bytes(String... words) {
    return Stream.of(words).map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Override
  public void close() {
    tap.close();
    redis.close();
  }
}
