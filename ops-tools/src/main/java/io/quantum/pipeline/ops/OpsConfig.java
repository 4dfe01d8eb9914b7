package io.quantum.pipeline.ops;

import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.ConfigRefused;
import io.quantum.pipeline.application.config.OrderSettings;
import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import io.quantum.pipeline.ops.console.EffectiveSetting.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 * @param effective every value in force that the tools use, without secrets
 */
record OpsConfig(
    RedisConfig redis,
    List<UnitName> units,
    OrderLimits limits,
    String venue,
    AgeLimits ages,
    Path historyFolder,
    List<EffectiveSetting> effective) {
  private static final Path PACKAGE_FOLDER = Path.of("/var/lib/quantum-ops");

  /** Shown last, and in this order. */
  private static final List<Setting<?>> LIMITS =
      List.of(OrderSettings.RATE_LIMIT, OrderSettings.INTENT_MAX_AGE, OrderSettings.CLOSE_MAX_AGE);

  /** What the options of a call set, under the names of the environment. */
  static Map<String, String> flags(GlobalOptions options) {
    Map<String, String> flags = new HashMap<>();
    options.redis().ifPresent(url -> flags.put(RedisConfig.URL.name(), url));
    options.units().ifPresent(units -> flags.put(SystemdConfig.UNITS.name(), units));
    return flags;
  }

  static OpsConfig from(Map<String, String> environment, Map<String, String> flags) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.putAll(flags);
    ConfigCheck check = new ConfigCheck(merged);
    OrderLimits limits = OrderLimits.STANDARD.withOpenings(check.value(OrderSettings.RATE_LIMIT));
    RedisConfig redis = RedisConfig.read(check);
    List<UnitName> units = check.value(SystemdConfig.UNITS);
    String venue = check.value(OrderSettings.ORDER_GATEWAY.unjudged());
    AgeLimits ages = OrderSettings.ages(check);
    check.refuseIfWrong();
    return new OpsConfig(
        redis,
        units,
        limits,
        venue,
        ages,
        historyFolder(merged),
        effective(check.shown(), environment, flags));
  }

  private static List<EffectiveSetting> effective(
      Map<String, String> shown, Map<String, String> environment, Map<String, String> flags) {
    LIMITS.forEach(limit -> shown.put(limit.name(), shown.remove(limit.name())));
    return shown.entrySet().stream()
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
}
