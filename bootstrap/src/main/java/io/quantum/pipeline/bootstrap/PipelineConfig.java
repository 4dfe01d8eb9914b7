package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.adapter.paper.PaperConfig;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.adapter.systemd.SystemdNotifyConfig;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.Setting;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole configuration of the service, read once from the environment.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.config.ConfigRefused} with every problem. <b>Source</b>:
 * docs/reference/service.md#configuration.
 *
 * @param redis where everything is kept
 * @param paper the paper venue
 * @param execution what decides about orders
 * @param service how the process shows itself
 * @param systemd whether and where systemd listens
 */
record PipelineConfig(
    RedisConfig redis,
    PaperConfig paper,
    ExecutionConfig execution,
    ServiceConfig service,
    SystemdNotifyConfig systemd) {

  private static final List<String> OURS = List.of("EXECUTION_", "INTENT_", "QUANTUM_");

  /** Names that belong to the operator tools and may stand in a shared environment. */
  private static final Set<String> OF_THE_TOOLS =
      Set.of(SystemdConfig.UNITS.name(), "QUANTUM_JAVA_OPTS");

  private static final int NEAR = 4;

  static PipelineConfig from(Map<String, String> environment, Path userHome) {
    ConfigCheck check = new ConfigCheck(environment);
    PipelineConfig config = read(check, userHome);
    refuseUnknown(environment, check);
    check.refuseIfWrong();
    return config;
  }

  /** Reads every setting and reports everything wrong with them to the check. */
  static PipelineConfig read(ConfigCheck check, Path userHome) {
    return new PipelineConfig(
        RedisConfig.read(check),
        PaperConfig.read(check),
        ExecutionConfig.read(check),
        ServiceConfig.read(check, userHome),
        SystemdNotifyConfig.read(check));
  }

  PipelineConfig at(String redisUrl) {
    return new PipelineConfig(redis.at(redisUrl), paper, execution, service, systemd);
  }

  /** One {@code name = value} a line, without secrets. */
  List<String> described() {
    return List.of(
        "redis = " + redis.location(),
        "prefix = " + redis.prefix(),
        "result stream = " + redis.resultStream().orElse("(by prefix)"),
        "legacy result stream = " + redis.legacyResultStream().orElse("(none)"),
        "stream hard limit = " + redis.streamHardLimit(),
        "group start = " + redis.groupStart(),
        "consumer = " + execution.consumer(),
        "order limit = %d per %d ms"
            .formatted(
                execution.limits().openings().limit(),
                execution.limits().openings().window().toMillis()),
        "close limit = " + execution.limits().closes().limit(),
        "symbol spacing = " + execution.limits().symbolSpacing().toSeconds() + " s",
        "intent age limit = " + execution.ages().opening().toSeconds() + " s",
        "close age limit = " + execution.ages().close().toSeconds() + " s",
        "symbol pattern = " + execution.terms().symbolPattern().pattern(),
        "side accepted until = " + execution.terms().sideSunset(),
        "batch = " + execution.batchSize(),
        "lease = " + execution.limits().lease().toMillis() + " ms",
        "fence = " + execution.limits().fence().toMillis() + " ms",
        "http = " + service.bind() + ":" + service.port(),
        "log = " + (service.log().json() ? "json" : "text"),
        "diagnostics = " + service.log().diagnostics(),
        "volatile redis allowed = " + service.volatileRedisAllowed(),
        "home = " + service.home());
  }

  private static void refuseUnknown(Map<String, String> environment, ConfigCheck check) {
    List<String> known = check.settings().stream().map(Setting::name).sorted().toList();
    environment.keySet().stream()
        .filter(name -> OURS.stream().anyMatch(name::startsWith))
        .filter(name -> !known.contains(name) && !OF_THE_TOOLS.contains(name))
        .sorted()
        .forEach(
            name ->
                check.reject(
                    name,
                    "is not a name this version knows"
                        + nearest(name, known).map(n -> "; did you mean " + n + "?").orElse("")));
  }

  private static Optional<String> nearest(String name, List<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= NEAR)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  // Levenshtein, two rows.
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
      }
      above = row;
    }
    return above[b.length()];
  }
}
