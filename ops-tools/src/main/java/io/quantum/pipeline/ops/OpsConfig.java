package io.quantum.pipeline.ops;

import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.ConfigRefused;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import io.quantum.pipeline.ops.console.EffectiveSetting.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tools read from the environment.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link ConfigRefused} with every problem.
 * <b>Source</b>: docs/reference/service.md#tools.
 *
 * @param redis where to look
 * @param units which units to ask for
 * @param limits the order limits that figures are compared with
 * @param venue to which the service sends its orders
 * @param ages the age limits that a replay is compared with
 * @param historyFolder where samples are kept
 */
record OpsConfig(
    RedisConfig redis,
    List<UnitName> units,
    OrderLimits limits,
    String venue,
    AgeLimits ages,
    Path historyFolder) {
  private static final String QUANTUM_UNITS = "QUANTUM_UNITS";
  private static final String ORDER_GATEWAY = "ORDER_GATEWAY";
  private static final String EXECUTION_RATE_LIMIT = "EXECUTION_RATE_LIMIT";
  private static final String INTENT_MAX_AGE = "INTENT_MAX_AGE_SEC";
  private static final String CLOSE_MAX_AGE = "CLOSE_MAX_AGE_SEC";
  private static final long YEAR_SEC = Duration.ofDays(365).toSeconds();
  private static final Path PACKAGE_FOLDER = Path.of("/var/lib/quantum-ops");
  private static final Duration MINUTE = Duration.ofSeconds(60);

  static List<String> keys() {
    return List.of(
        QUANTUM_UNITS, ORDER_GATEWAY, EXECUTION_RATE_LIMIT, INTENT_MAX_AGE, CLOSE_MAX_AGE);
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
            check.text(ORDER_GATEWAY, "paper"),
            new AgeLimits(
                Duration.ofSeconds(check.number(INTENT_MAX_AGE, 600, 1, YEAR_SEC)),
                Duration.ofSeconds(check.number(CLOSE_MAX_AGE, 3_600, 1, YEAR_SEC))),
            historyFolder(effective));
    check.refuseIfWrong();
    return config;
  }

  /** Every value in force that the tools use, with its origin and without secrets. */
  List<EffectiveSetting> effective(Map<String, String> environment, Map<String, String> flags) {
    Map<String, String> values = new LinkedHashMap<>(redis.shown());
    values.put(QUANTUM_UNITS, units.stream().map(UnitName::text).collect(Collectors.joining(",")));
    values.put(ORDER_GATEWAY, venue);
    values.put(EXECUTION_RATE_LIMIT, Integer.toString(limits.openings().limit()));
    values.put(INTENT_MAX_AGE, Long.toString(ages.opening().toSeconds()));
    values.put(CLOSE_MAX_AGE, Long.toString(ages.close().toSeconds()));
    return values.entrySet().stream()
        .map(
            value ->
                new EffectiveSetting(
                    value.getKey(), value.getValue(), origin(value.getKey(), environment, flags)))
        .toList();
  }

  private static Origin origin(
      String name, Map<String, String> environment, Map<String, String> flags) {
    if (flags.containsKey(name)) {
      return Origin.OPTION;
    }
    return environment.getOrDefault(name, "").isBlank() ? Origin.DEFAULT : Origin.ENVIRONMENT;
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
