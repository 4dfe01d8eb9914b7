package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.monitor.port.out.SampleArchive;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.flow.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Samples in memory; forgets nothing. */
public final class InMemorySampleArchive implements SampleArchive {
  private final Map<PipelineNames, List<Sample>> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<String> keep(PipelineNames names, Sample sample) {
    kept.merge(
        names,
        List.of(sample),
        (old, more) -> {
          List<Sample> all = new ArrayList<>(old);
          all.addAll(more);
          return all;
        });
    return Optional.empty();
  }

  @Override
  public Recollection recall(PipelineNames names) {
    return new Recollection(
        kept.getOrDefault(names, List.of()).stream()
            .sorted(Comparator.comparing(Sample::at))
            .toList(),
        List.of());
  }
}
