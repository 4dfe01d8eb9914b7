package io.quantum.pipeline.ops;

import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.ConfigRefused;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.host.UnitName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tools read from the environment.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link ConfigRefused} with every problem.
 * <b>Source</b>: spec part 4, "Configuration" (last paragraph).
 *
 * @param redis where to look
 * @param units which units to ask for
 * @param limits the order limits that figures are compared with
 * @param ages the age limits that a replay is compared with
 * @param historyFolder where samples are kept
 */
record OpsConfig(
    RedisConfig redis,
    List<UnitName> units,
    OrderLimits limits,
    AgeLimits ages,
    Path historyFolder) {
  private static final String QUANTUM_UNITS = "QUANTUM_UNITS";
  private static final String EXECUTION_RATE_LIMIT = "EXECUTION_RATE_LIMIT";
  private static final String INTENT_MAX_AGE = "INTENT_MAX_AGE_SEC";
  private static final String CLOSE_MAX_AGE = "CLOSE_MAX_AGE_SEC";
  private static final long YEAR_SEC = Duration.ofDays(365).toSeconds();
  private static final Path PACKAGE_FOLDER = Path.of("/var/lib/quantum-ops");
  private static final Duration MINUTE = Duration.ofSeconds(60);

  static List<String> keys() {
    return List.of(QUANTUM_UNITS, EXECUTION_RATE_LIMIT, INTENT_MAX_AGE, CLOSE_MAX_AGE);
  }

  static OpsConfig from(Map<String, String> environment, Map<String, String> flags) {
    Map<String, String> effective = new HashMap<>(environment);
    effective.putAll(flags);
    ConfigCheck check = new ConfigCheck(effective);
    int limit = Math.toIntExact(check.number(EXECUTION_RATE_LIMIT, 5, 0, OrderRate.MAX_LIMIT));
    OpsConfig config =
        new OpsConfig(
            RedisConfig.read(check),
            check.parsed(
                QUANTUM_UNITS,
                units("quantum-execution,quantum-ai-engine"),
                OpsConfig::units,
                "unit names with commas between"),
            new OrderLimits(
                new OrderRate(limit, MINUTE),
                new OrderRate(60, MINUTE),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3),
                Duration.ofSeconds(20)),
            new AgeLimits(
                Duration.ofSeconds(check.number(INTENT_MAX_AGE, 600, 1, YEAR_SEC)),
                Duration.ofSeconds(check.number(CLOSE_MAX_AGE, 3_600, 1, YEAR_SEC))),
            historyFolder(effective));
    check.refuseIfWrong();
    return config;
  }

  // The package makes the first one; without it samples are kept with the user's own state.
  private static Path historyFolder(Map<String, String> environment) {
    if (Files.isWritable(PACKAGE_FOLDER)) {
      return PACKAGE_FOLDER;
    }
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    if (state.startsWith("/")) {
      return Path.of(state, "quantum");
    }
    return Path.of(environment.getOrDefault("HOME", "/tmp"), ".local", "state", "quantum");
  }

  private static List<UnitName> units(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).map(UnitName::new).toList();
  }
}
