package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Shortcoming;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a stream to which nothing can be added any more, says once what to do, and keeps the
 * service degraded until that is done. Not thread-safe.
 */
final class ExhaustionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ExhaustionWatch.class);

  private final StoreFitness store;
  private final HealthConditions concerns;
  private List<Shortcoming> known = List.of();

  ExhaustionWatch(StoreFitness store, HealthConditions concerns) {
    this.store = store;
    this.concerns = concerns;
  }

  void look() {
    List<Shortcoming> found = store.exhaustedStreams();
    found.stream()
        .filter(stream -> !known.contains(stream))
        .forEach(
            stream ->
                LOG.error("STREAM EXHAUSTED: {} remedy={}", stream.setting(), stream.remedy()));
    known = found;
    concerns.set(
        "exhausted",
        Optional.of(found)
            .filter(streams -> !streams.isEmpty())
            .map(
                streams ->
                    streams.stream()
                        .map(stream -> stream.setting() + " -> " + stream.remedy())
                        .collect(Collectors.joining("; "))));
  }
}
