package io.quantum.pipeline.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What makes the service degraded at the moment, each under a name. Thread-safe. */
final class HealthConditions {
  private final Map<String, String> current = new ConcurrentSkipListMap<>();

  /** Sets, replaces or lifts the concern of that name. */
  void set(String name, Optional<String> concern) {
    concern.ifPresentOrElse(text -> current.put(name, text), () -> current.remove(name));
  }

  /** What concerns now, in the order of the names. */
  List<String> all() {
    return List.copyOf(current.values());
  }
}
