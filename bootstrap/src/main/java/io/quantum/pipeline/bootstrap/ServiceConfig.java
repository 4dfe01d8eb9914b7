package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.config.ConfigCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the process shows itself: log, HTTP, storage rules.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#configuration.
 *
 * @param bind address of the HTTP server
 * @param port of the HTTP server, 0 for any free one
 * @param log how lines are written
 * @param stallAfter how long without a finished turn counts as stalled
 * @param volatileRedisAllowed true if a server that can lose writes is taken on purpose
 * @param home where an embedded server keeps its data
 */
record ServiceConfig(
    String bind, int port, Log log, Duration stallAfter, boolean volatileRedisAllowed, Path home) {

  private static final String SERVICE_BIND = "SERVICE_BIND";
  private static final String SERVICE_PORT = "SERVICE_PORT";
  private static final String LOG_FORMAT = "LOG_FORMAT";
  private static final String LOG_FILE = "LOG_FILE";
  private static final String PIPELINE_DIAG = "PIPELINE_DIAG";
  private static final String STALL_AFTER_SEC = "STALL_AFTER_SEC";
  private static final String ALLOW_VOLATILE_REDIS = "ALLOW_VOLATILE_REDIS";
  private static final String QUANTUM_HOME = "QUANTUM_HOME";
  private static final String ORDER_GATEWAY = "ORDER_GATEWAY";

  /**
   * How lines are written.
   *
   * @param json true for one JSON object a line
   * @param file instead of standard output, if set
   * @param diagnostics true from the start
   */
  record Log(boolean json, Optional<Path> file, boolean diagnostics) {}

  static List<String> keys() {
    return List.of(
        SERVICE_BIND,
        SERVICE_PORT,
        LOG_FORMAT,
        LOG_FILE,
        PIPELINE_DIAG,
        STALL_AFTER_SEC,
        ALLOW_VOLATILE_REDIS,
        QUANTUM_HOME,
        ORDER_GATEWAY);
  }

  static ServiceConfig read(ConfigCheck check, Path userHome) {
    check.parsed(ORDER_GATEWAY, "paper", text -> oneOf(text, "paper"), "paper");
    boolean json =
        check
            .parsed(LOG_FORMAT, "text", text -> oneOf(text, "text", "json"), "text or json")
            .equals("json");
    return new ServiceConfig(
        check.text(SERVICE_BIND, "127.0.0.1"),
        Math.toIntExact(check.number(SERVICE_PORT, 8002, 0, 65_535)),
        new Log(json, check.given(LOG_FILE).map(Path::of), check.flag(PIPELINE_DIAG, false)),
        Duration.ofSeconds(check.number(STALL_AFTER_SEC, 30, 1, 3_600)),
        check.flag(ALLOW_VOLATILE_REDIS, false),
        check.given(QUANTUM_HOME).map(Path::of).orElse(userHome.resolve(".quantum")));
  }

  private static String oneOf(String text, String... allowed) {
    if (!List.of(allowed).contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
