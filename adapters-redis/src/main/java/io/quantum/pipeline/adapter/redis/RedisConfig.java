package io.quantum.pipeline.adapter.redis;

import static io.quantum.pipeline.application.config.ValueFormat.number;
import static io.quantum.pipeline.application.config.ValueFormat.optional;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.application.config.ValueFormat;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where Redis is and under which names everything is kept.
 *
 * <p><b>Shape</b>: {@code redis://} or {@code rediss://} URL without parameters; prefix {@code
 * [A-Za-z0-9._-]{1,32}}. <b>Threads</b>: immutable. <b>Errors</b>: {@link #read} reports to the
 * check. <b>Source</b>: docs/reference/service.md#configuration.
 *
 * @param address where
 * @param access who we are there and whom we trust
 * @param prefix of every key
 * @param resultStream name of the result stream, if it is not the usual one
 * @param legacyResultStream where results are mirrored, if anywhere
 * @param streamHardLimit entries above which nothing is published
 * @param streamMaxLength intents above which those are trimmed that every group has finished with
 * @param view which stream and group, and how long a command may take
 * @param groupStart where the group starts on the very first start: an entry id or {@code $}
 */
public record RedisConfig(
    RedisAddress address,
    RedisAccessConfig access,
    String prefix,
    Optional<String> resultStream,
    Optional<String> legacyResultStream,
    long streamHardLimit,
    long streamMaxLength,
    String groupStart,
    View view) {

  /**
   * What a tool may choose for one call.
   *
   * @param intents the intent stream, if it is not the one of the prefix
   * @param group our consumer group, likewise
   * @param commandLimit how long a command may take that does not block
   */
  public record View(Optional<StreamName> intents, Optional<String> group, Duration commandLimit) {
    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Pattern GROUP = Pattern.compile("[!-~]{1,128}");

    /** The one of the service. */
    public static final View STANDARD = new View(Optional.empty(), Optional.empty(), SERVICE_LIMIT);

    /** Refuses a group that nobody can read and a limit that is none. */
    public View {
      Objects.requireNonNull(intents, "intents");
      if (group.filter(name -> !GROUP.matcher(name).matches()).isPresent()) {
        throw new IllegalArgumentException("a group has 1 to 128 visible ASCII characters");
      }
      if (commandLimit.toMillis() < 1 || commandLimit.compareTo(MOST) > 0) {
        throw new IllegalArgumentException("a command may take from 1 ms to 10 min");
      }
    }
  }

  private static final Pattern START = Pattern.compile("\\$|\\d{1,20}(-\\d{1,20})?");
  private static final Pattern PREFIX_SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final ValueFormat<String> STREAM =
      new ValueFormat<>(
          text -> new StreamName(text).text(),
          Function.identity(),
          (text, wrong) -> "'%s' is no stream: %s".formatted(text, wrong.getMessage()));

  /** Where Redis is. */
  public static final Setting<RedisAddress> URL =
      new Setting<>(
          "REDIS_URL",
          "redis://localhost:6379",
          new ValueFormat<>(
              RedisAddress::parse,
              RedisAddress::shown,
              // The text may hold a password.
              (text, wrong) ->
                  "not shown (it may hold a password): %s".formatted(wrong.getMessage())),
          "where Redis is: `redis://[user[:password]@]host[:port][/db]`, or `rediss://` for TLS;"
              + " never printed");

  private static final Setting<String> PREFIX =
      new Setting<>(
          "QUANTUM_PREFIX",
          "quantum",
          matching(PREFIX_SHAPE, "a prefix matching " + PREFIX_SHAPE),
          "prefix of every key");
  private static final Setting<Optional<String>> RESULT_STREAM =
      new Setting<>(
          "EXECUTION_RESULT_STREAM",
          "<prefix>:stream:execution.result",
          optional(STREAM),
          "the result stream");
  private static final Setting<Optional<String>> LEGACY_RESULT_STREAM =
      Setting.optional(
          "EXECUTION_RESULT_STREAM_LEGACY",
          STREAM,
          "a second stream that gets every result in the same atomic step");
  private static final Setting<Long> HARD_LIMIT =
      new Setting<>(
          "STREAM_HARD_LIMIT",
          "1000000",
          number(1, Long.MAX_VALUE),
          "entries above which publishing is refused");
  private static final Setting<Long> MAX_LENGTH =
      new Setting<>(
          "EXECUTION_STREAM_MAXLEN",
          "100000",
          number(1, Long.MAX_VALUE),
          "intents above which the service trims what every group has finished with");
  private static final Setting<String> GROUP_START =
      new Setting<>(
          "GROUP_START",
          "0",
          matching(START, "an entry id such as 0 or 1768952590982-2, or $ for new entries only")
              .as(RedisConfig::start, Function.identity()),
          "where the group starts on the very first start: an entry id, or `$`");

  /** Reads the values and reports everything wrong with them to the check. */
  public static RedisConfig read(ConfigCheck check) {
    RedisAddress address = check.value(URL);
    if (address.user().isPresent()
        && address.password().isEmpty()
        && check.given(RedisAccessConfig.PASSWORD_FILE).isEmpty()) {
      check.reject(
          URL.name(),
          "not shown: a user without a password, add REDIS_PASSWORD_FILE or write user:password@");
    }
    return new RedisConfig(
        address,
        RedisAccessConfig.read(check, check.given(URL).orElse("").startsWith("rediss:")),
        check.value(PREFIX),
        check.value(RESULT_STREAM, Optional.empty()),
        check.value(LEGACY_RESULT_STREAM),
        check.value(HARD_LIMIT),
        check.value(MAX_LENGTH),
        check.value(GROUP_START),
        View.STANDARD);
  }

  /** The same, elsewhere: for a server that was started just now. */
  public RedisConfig at(String otherUrl) {
    return copy(RedisAddress.parse(otherUrl), view);
  }

  /** The same pipeline, looked at in another way. */
  public RedisConfig seenBy(View other) {
    return copy(address, other);
  }

  private RedisConfig copy(RedisAddress elsewhere, View other) {
    return new RedisConfig(
        elsewhere,
        access,
        prefix,
        resultStream,
        legacyResultStream,
        streamHardLimit,
        streamMaxLength,
        groupStart,
        other);
  }

  /** How long a command may take that does not block. */
  Duration commandLimit() {
    return view.commandLimit();
  }

  /** Host, port and database without any secret, for people. */
  public String location() {
    return address.location();
  }

  @Override
  public String toString() {
    return "RedisConfig[" + location() + " prefix=" + prefix + "]";
  }

  // Twenty digits may still be more than 64 bits hold.
  private static String start(String text) {
    if (!text.equals("$")) {
      EntryId.parse(text);
    }
    return text;
  }

  private static ValueFormat<String> matching(Pattern shape, String allowed) {
    return ValueFormat.of(
        text -> {
          if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException("shape");
          }
          return text;
        },
        allowed);
  }
}
