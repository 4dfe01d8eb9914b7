package io.quantum.pipeline.application.monitor;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.monitor.port.out.SampleArchive;
import io.quantum.pipeline.application.monitor.port.out.SampleArchive.Recollection;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PendingWalk;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.flow.SampleWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks by the inspector, remembers by the archive.
 *
 * <p><b>Threads</b>: safe; each watch belongs to one.
 */
public final class WatchPipelineService implements WatchPipeline {
  private static final Duration MEMORY = Duration.ofHours(48);
  private static final Duration KEPT_EVERY = Duration.ofSeconds(55);

  private final StreamInspector inspector;
  private final SampleArchive archive;

  /** Made of inspector and archive. */
  public WatchPipelineService(StreamInspector inspector, SampleArchive archive) {
    this.inspector = inspector;
    this.archive = archive;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public Watch begin(Duration window) {
    return new Looking(archive.recall(inspector.names()), window);
  }

  private final class Looking implements Watch {
    private final Duration length;
    private final List<Sample> memory;
    private final List<String> remarks;
    private PendingWalk walk = PendingWalk.BEGINNING;
    private Instant kept = Instant.MIN;

    Looking(Recollection recollection, Duration length) {
      this.length = length;
      this.memory = new ArrayList<>(recollection.samples());
      this.remarks = recollection.remarks();
    }

    @Override
    public Look look() {
      PipelineReading reading =
          inspector
              .snapshot()
              .fold(
                  taken -> new PipelineReading.Taken(withPendings(taken.snapshot())),
                  unreadable -> unreadable);
      List<String> said = new ArrayList<>(remarks);
      Optional<Sample> sample =
          reading.fold(
              taken -> Sample.of(taken.snapshot(), latest()), unreadable -> Optional.empty());
      sample.ifPresent(
          seen -> {
            memory.removeIf(old -> old.at().isBefore(seen.at().minus(MEMORY)));
            memory.add(seen);
            keep(seen).ifPresent(said::add);
          });
      // Without a sample of this look there is nothing that the memory could be compared with.
      SampleWindow window = SampleWindow.of(sample.isPresent() ? memory : List.of(), length);
      return new Look(reading, window, memory, said);
    }

    @Override
    public Advisor.Tallies tallies(Instant end) {
      return inspector.tallies(end, length);
    }

    private Optional<Sample> latest() {
      return memory.isEmpty() ? Optional.empty() : Optional.of(memory.get(memory.size() - 1));
    }

    private Optional<String> keep(Sample sample) {
      if (kept.isAfter(sample.at().minus(KEPT_EVERY))) {
        return Optional.empty();
      }
      kept = sample.at();
      return archive.keep(inspector.names(), sample);
    }

    private PipelineSnapshot withPendings(PipelineSnapshot snapshot) {
      if (!PendingWalk.isNeeded(snapshot)) {
        walk = PendingWalk.BEGINNING;
        return snapshot;
      }
      inspector.pendingPage(walk.next()).ifPresent(page -> walk = walk.plus(page));
      return walk.into(snapshot);
    }
  }
}
