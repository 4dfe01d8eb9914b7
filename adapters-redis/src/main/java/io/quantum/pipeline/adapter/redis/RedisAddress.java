package io.quantum.pipeline.adapter.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Redis is: {@code redis://[user[:password]@]host[:port][/db]}, {@code rediss://} for TLS.
 *
 * <p>Of exactly this shape, and nothing besides: a lenient reader takes a part of a password with
 * an unescaped {@code #} for the host, shows it and asks the DNS for it, and follows parameters
 * such as {@code verifyPeer=NONE}. What is refused is never shown, since it may hold a password.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param tls true for {@code rediss://}
 * @param user an ACL user
 * @param password of that user, or of the default one
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param shown the same for people, the password masked
 */
record RedisAddress(
    boolean tls,
    Optional<String> user,
    Optional<String> password,
    String host,
    int port,
    int database,
    String shown) {
  private static final int USUAL_PORT = 6379;
  private static final int LAST_PORT = 65_535;
  private static final String WORD = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";
  private static final String HOST = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\]";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<scheme>rediss?)://(?:(?<user>%s*)(?::(?<password>(?:%s|:)+))?@)?"
                  .formatted(WORD, WORD)
              + "(?<host>%s)(?::(?<port>\\d{1,5}))?(?:/(?<db>\\d{1,9})?)?".formatted(HOST));
  private static final Pattern OTHER = Pattern.compile("(?![ #/?@%:])(?!" + WORD + ").");
  private static final Pattern PARAMETER =
      Pattern.compile("(?:^|&)([A-Za-z][A-Za-z0-9_.-]{0,31})(?==)");
  private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String EXPECTED =
      "expected redis://[user[:password]@]host[:port][/db] or rediss://...";

  /** What a URL is not, by how it begins. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "redis-socket", "a socket file is not supported: use redis://127.0.0.1:6379",
          "redis+socket", "a socket file is not supported: use redis://127.0.0.1:6379",
          "unix", "a socket file is not supported: use redis://127.0.0.1:6379",
          "redis-sentinel", "Sentinel is not supported: name the server, redis://host:6379",
          "rediss-sentinel", "Sentinel is not supported: name the server, rediss://host:6379",
          "redis-cluster", "a cluster is not supported: name one server, redis://host:6379",
          "rediss-cluster", "a cluster is not supported: name one server, rediss://host:6379");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException with what is wrong and no part of the URL
   */
  static RedisAddress parse(String url) {
    Matcher parts = SHAPE.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(refusal(url));
    }
    int port = parts.group("port") == null ? USUAL_PORT : Integer.parseInt(parts.group("port"));
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("a port is from 1 to 65535");
    }
    String host = parts.group("host");
    boolean secret = parts.group("password") != null;
    return new RedisAddress(
        parts.group("scheme").equals("rediss"),
        decoded(parts.group("user")),
        decoded(parts.group("password")),
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port,
        parts.group("db") == null ? 0 : Integer.parseInt(parts.group("db")),
        secret
            ? url.substring(0, parts.start("password"))
                + "***"
                + url.substring(parts.end("password"))
            : url);
  }

  /** Host, port and database without any secret. */
  String location() {
    return "%s:%d/%d".formatted(host.contains(":") ? "[" + host + "]" : host, port, database);
  }

  @Override
  public String toString() {
    return shown;
  }

  // A plus sign is itself in this part of a URL, and a space only in forms.
  private static Optional<String> decoded(String text) {
    return Optional.ofNullable(text)
        .filter(given -> !given.isEmpty())
        .map(given -> URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static String refusal(String url) {
    for (Map.Entry<String, String> other : ELSEWHERE.entrySet()) {
      if (url.startsWith(other.getKey() + ":")) {
        return other.getValue();
      }
    }
    int question = url.indexOf('?');
    if (question >= 0
        && url.indexOf('@', question) < 0
        && SHAPE.matcher(url.substring(0, question)).matches()) {
      return "parameters behind ? are not understood: " + names(url.substring(question + 1));
    }
    List<String> escapes = escapes(url);
    return escapes.isEmpty()
        ? EXPECTED
        : "escape it: %s, or use REDIS_PASSWORD_FILE; %s"
            .formatted(String.join(", ", escapes), EXPECTED);
  }

  // Where there is no @, a slash may well be the one before the database.
  private static List<String> escapes(String url) {
    int begin = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
    int at = url.lastIndexOf('@');
    String inside = at < begin ? url.substring(begin) : url.substring(begin, at);
    List<String> escapes = new ArrayList<>();
    for (char special : (at < begin ? "#? " : "#?/@ ").toCharArray()) {
      if (inside.indexOf(special) >= 0) {
        escapes.add("%%%02X for %s".formatted((int) special, special == ' ' ? "a space" : special));
      }
    }
    if (BARE_PERCENT.matcher(inside).find()) {
      escapes.add("%25 for %");
    }
    if (OTHER.matcher(inside).find()) {
      escapes.add("%XX for what is no ASCII letter, digit or one of -._~");
    }
    return escapes;
  }

  private static String names(String parameters) {
    List<String> names = new ArrayList<>();
    Matcher found = PARAMETER.matcher(parameters);
    while (found.find() && names.size() < 5) {
      names.add(found.group(1));
    }
    return names.isEmpty() ? "leave them out" : String.join(", ", names);
  }
}
