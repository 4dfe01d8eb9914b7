package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.out.StoreFitness.Severity;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Shortcoming;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a Redis with such settings may be used. Not thread-safe. */
final class StoreJudge {
  private static final Logger LOG = LoggerFactory.getLogger(StoreJudge.class);

  private final String location;
  private final boolean volatileAllowed;
  private final HealthConditions concerns;
  private final Set<String> warned = new HashSet<>();

  StoreJudge(String location, boolean volatileAllowed, HealthConditions concerns) {
    this.location = location;
    this.volatileAllowed = volatileAllowed;
    this.concerns = concerns;
  }

  /** Refuses the start, or warns once of what is merely unfavourable. */
  void judge(List<Shortcoming> shortcomings) {
    List<Shortcoming> refused = shortcomings.stream().filter(this::isRefused).toList();
    if (!refused.isEmpty()) {
      throw new StartRefused(
          ExitCode.REDIS_UNUSABLE,
          refused.stream()
              .map(found -> found.setting() + " -> " + found.remedy())
              .collect(Collectors.joining("; ", "Redis at " + location + " is refused: ", "")));
    }
    shortcomings.stream()
        .filter(found -> warned.add(found.setting()))
        .forEach(found -> LOG.warn("REDIS SETTING: {} remedy={}", found.setting(), found.remedy()));
    shortcomings.stream()
        .filter(found -> found.severity() != Severity.ADVISED)
        .forEach(found -> concerns.set(found.setting(), Optional.of("Redis: " + found.setting())));
  }

  private boolean isRefused(Shortcoming found) {
    return found.severity() == Severity.REFUSED
        || found.severity() == Severity.VOLATILE && !volatileAllowed;
  }
}
