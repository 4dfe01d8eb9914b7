package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.application.config.ValueFormat.count;
import static io.quantum.pipeline.application.config.ValueFormat.flag;
import static io.quantum.pipeline.application.config.ValueFormat.oneOf;
import static io.quantum.pipeline.application.config.ValueFormat.seconds;
import static io.quantum.pipeline.application.config.ValueFormat.text;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.OrderSettings;
import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.application.config.ValueFormat;
import java.nio.file.Path;
import java.time.Duration;
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

  private static final ValueFormat<Path> PATH = text().as(Path::of, Path::toString);
  private static final Setting<String> BIND =
      new Setting<>(
          "SERVICE_BIND",
          "127.0.0.1",
          text(),
          "address of `/health`, or a name that stands for it; requests for other hosts get 421"
              + " ([security](security.md#the-process))");
  private static final Setting<Integer> PORT =
      new Setting<>(
          "SERVICE_PORT", "8002", count(0, 65_535), "its port; 0 = any free one, told in the log");
  private static final Setting<String> LOG_FORMAT =
      new Setting<>("LOG_FORMAT", "text", oneOf("text", "json"), "`text` or `json`");
  private static final Setting<Optional<Path>> LOG_FILE =
      Setting.optional("LOG_FILE", PATH, "a file instead of standard output");
  private static final Setting<Boolean> DIAGNOSTICS =
      new Setting<>("PIPELINE_DIAG", "false", flag(), "`[DIAG]` lines and logger names");
  private static final Setting<Duration> STALL_AFTER =
      new Setting<>(
          "STALL_AFTER_SEC",
          "30",
          seconds(1, 3_600),
          "without a finished turn for so long, `/health` says unhealthy");
  private static final Setting<Boolean> VOLATILE_REDIS =
      new Setting<>(
          "ALLOW_VOLATILE_REDIS",
          "false",
          flag(),
          "accept a Redis without an append-only file: it can lose orders' records");
  private static final Setting<Path> HOME =
      new Setting<>("QUANTUM_HOME", "~/.quantum", PATH, "where an embedded Redis keeps its data");

  /**
   * How lines are written.
   *
   * @param json true for one JSON object a line
   * @param file instead of standard output, if set
   * @param diagnostics true from the start
   */
  record Log(boolean json, Optional<Path> file, boolean diagnostics) {}

  static ServiceConfig read(ConfigCheck check, Path userHome) {
    check.value(OrderSettings.ORDER_GATEWAY);
    boolean json = check.value(LOG_FORMAT).equals("json");
    return new ServiceConfig(
        check.value(BIND),
        check.value(PORT),
        new Log(json, check.value(LOG_FILE), check.value(DIAGNOSTICS)),
        check.value(STALL_AFTER),
        check.value(VOLATILE_REDIS),
        check.value(HOME, userHome.resolve(".quantum")));
  }
}
