package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private static final String REDIS_URL = "REDIS_URL";
  private static final String QUANTUM_PREFIX = "QUANTUM_PREFIX";
  private static final String EXECUTION_RESULT_STREAM = "EXECUTION_RESULT_STREAM";
  private static final String EXECUTION_RESULT_STREAM_LEGACY = "EXECUTION_RESULT_STREAM_LEGACY";
  private static final String STREAM_HARD_LIMIT = "STREAM_HARD_LIMIT";
  private static final String EXECUTION_STREAM_MAXLEN = "EXECUTION_STREAM_MAXLEN";
  private static final String GROUP_START = "GROUP_START";
  private static final Pattern START = Pattern.compile("\\$|\\d{1,20}(-\\d{1,20})?");
  private static final String USUAL_URL = "redis://localhost:6379";
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  /** The environment names read here. */
  public static List<String> keys() {
    return List.of(
        REDIS_URL,
        RedisAccessConfig.PASSWORD_FILE,
        RedisAccessConfig.CA_FILE,
        RedisAccessConfig.CERT_FILE,
        RedisAccessConfig.KEY_FILE,
        QUANTUM_PREFIX,
        EXECUTION_RESULT_STREAM,
        EXECUTION_RESULT_STREAM_LEGACY,
        STREAM_HARD_LIMIT,
        EXECUTION_STREAM_MAXLEN,
        GROUP_START);
  }

  /** Reads the values and reports everything wrong with them to the check. */
  public static RedisConfig read(ConfigCheck check) {
    RedisAddress address = address(check);
    return new RedisConfig(
        address,
        RedisAccessConfig.read(check, check.text(REDIS_URL, USUAL_URL).startsWith("rediss:")),
        check.parsed(
            QUANTUM_PREFIX,
            "quantum",
            text -> matching(PREFIX, text),
            "a prefix matching " + PREFIX.pattern()),
        stream(check, EXECUTION_RESULT_STREAM),
        stream(check, EXECUTION_RESULT_STREAM_LEGACY),
        check.number(STREAM_HARD_LIMIT, 1_000_000, 1, Long.MAX_VALUE),
        check.number(EXECUTION_STREAM_MAXLEN, 100_000, 1, Long.MAX_VALUE),
        check.parsed(
            GROUP_START,
            "0",
            text -> start(text),
            "an entry id such as 0 or 1768952590982-2, or $ for new entries only"),
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

  /** Every value in force by its name, for people: passwords masked, empty if there is none. */
  public Map<String, String> shown() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(REDIS_URL, address.shown());
    values.put(RedisAccessConfig.PASSWORD_FILE, access.password().map(secret -> "***").orElse(""));
    values.put(RedisAccessConfig.CA_FILE, shown(access.authorities()));
    values.put(RedisAccessConfig.CERT_FILE, shown(access.certificate()));
    values.put(RedisAccessConfig.KEY_FILE, shown(access.key()));
    values.put(QUANTUM_PREFIX, prefix);
    values.put(EXECUTION_RESULT_STREAM, resultStream.orElse(""));
    values.put(EXECUTION_RESULT_STREAM_LEGACY, legacyResultStream.orElse(""));
    values.put(STREAM_HARD_LIMIT, Long.toString(streamHardLimit));
    values.put(EXECUTION_STREAM_MAXLEN, Long.toString(streamMaxLength));
    values.put(GROUP_START, groupStart);
    return values;
  }

  @Override
  public String toString() {
    return "RedisConfig[" + location() + " prefix=" + prefix + "]";
  }

  // Twenty digits may still be more than 64 bits hold.
  private static String start(String text) {
    String start = matching(START, text);
    if (!start.equals("$")) {
      EntryId.parse(start);
    }
    return start;
  }

  private static Optional<String> stream(ConfigCheck check, String key) {
    return check
        .given(key)
        .flatMap(
            name -> {
              try {
                return Optional.of(new StreamName(name).text());
              } catch (IllegalArgumentException wrong) {
                check.reject(key, "'%s' is no stream: %s".formatted(name, wrong.getMessage()));
                return Optional.empty();
              }
            });
  }

  private static String matching(Pattern shape, String text) {
    if (!shape.matcher(text).matches()) {
      throw new IllegalArgumentException("shape");
    }
    return text;
  }

  private static String shown(Optional<GuardedFile> file) {
    return file.map(GuardedFile::path).map(Path::toString).orElse("");
  }

  // Not through parsed(): its message would show the value, and the value may hold a password.
  private static RedisAddress address(ConfigCheck check) {
    try {
      RedisAddress address = RedisAddress.parse(check.text(REDIS_URL, USUAL_URL));
      if (address.user().isPresent()
          && address.password().isEmpty()
          && check.given(RedisAccessConfig.PASSWORD_FILE).isEmpty()) {
        check.reject(
            REDIS_URL,
            "not shown: a user without a password, add REDIS_PASSWORD_FILE or write user:password@");
      }
      return address;
    } catch (IllegalArgumentException wrong) {
      check.reject(
          REDIS_URL, "not shown (it may hold a password): %s".formatted(wrong.getMessage()));
      return RedisAddress.parse(USUAL_URL);
    }
  }
}
