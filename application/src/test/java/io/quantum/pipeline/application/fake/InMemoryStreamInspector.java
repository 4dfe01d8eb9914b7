package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.IntentStreamSnapshot;
import io.quantum.pipeline.domain.backlog.PendingPage;
import io.quantum.pipeline.domain.backlog.PendingSample;
import io.quantum.pipeline.domain.backlog.PendingSample.Coverage;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.backlog.UndeliveredSample;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.SourceTally;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A look at the world in memory. */
public final class InMemoryStreamInspector implements StreamInspector {
  private static final int GLANCE = 100;
  private static final int PAGE = 400;

  private final InMemoryStore store;
  private final OrderRate openings;

  /** In a world. */
  public InMemoryStreamInspector(InMemoryStore store, OrderRate openings) {
    this.store = store;
    this.openings = openings;
  }

  @Override
  public PipelineNames names() {
    return new PipelineNames("memory", "intents", "group", "results");
  }

  // Nothing is ever told of the venue here.
  @Override
  public PipelineReading plainSnapshot() {
    return snapshot();
  }

  @Override
  public PipelineReading snapshot() {
    long ahead = store.stream.tailMap(store.cursor, false).size();
    StreamReading stream =
        store.added == 0
            ? new StreamReading.Absent()
            : new StreamReading.Present(
                store.stream.size(),
                store.added,
                store.stream.isEmpty() ? EntryId.ZERO : store.stream.firstKey(),
                store.stream.isEmpty() ? store.cursor : store.stream.lastKey());
    GroupReading group =
        store.groupExists
            ? new GroupReading.Present(
                1,
                store.pending.size(),
                store.cursor,
                OptionalLong.of(store.delivered),
                OptionalLong.of(ahead))
            : new GroupReading.Absent();
    return new PipelineReading.Taken(
        new PipelineSnapshot(
            store.clock.instant(),
            new IntentStreamSnapshot(stream, group, undelivered(ahead), pending()),
            store.results.isEmpty()
                ? new StreamReading.Absent()
                : new StreamReading.Present(
                    store.results.size(),
                    store.results.size(),
                    new EntryId(1, 0),
                    new EntryId(store.results.size(), 0)),
            store.ledger,
            store.groupExists ? OptionalLong.of(store.offset) : OptionalLong.empty(),
            new PipelineSnapshot.Control(
                store.tradingState(),
                store.openings.used(openings, store.nowMillis()),
                store.deadLetters.size()),
            context()));
  }

  @Override
  public Optional<PendingPage> pendingPage(Optional<EntryId> behind) {
    List<EntryId> page =
        store.pending.tailMap(behind.orElse(EntryId.ZERO), false).keySet().stream()
            .limit(PAGE)
            .toList();
    long gone = page.stream().filter(id -> !store.stream.containsKey(id)).count();
    return Optional.of(
        new PendingPage(
            page.size(),
            gone,
            page.size() < PAGE ? Optional.empty() : Optional.of(page.get(PAGE - 1))));
  }

  @Override
  public Advisor.Tallies tallies(Instant end, Duration window) {
    Map<String, Long> recent =
        store.stream.values().stream()
            .filter(entry -> entry.id().storedAt().isAfter(end.minus(window.dividedBy(2))))
            .collect(Collectors.groupingBy(e -> e.source().text(), Collectors.counting()));
    return new Advisor.Tallies(
        new SourceTally(
            recent.entrySet().stream()
                .map(count -> new SourceTally.Count(count.getKey(), count.getValue(), 0))
                .toList(),
            true),
        SourceTally.EMPTY,
        0);
  }

  private SnapshotContext context() {
    return new SnapshotContext(
        "memory",
        store.groupExists ? 1 : 0,
        store.stream.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SnapshotContext.NewestEntry(store.stream.lastKey(), Optional.empty())),
        new SnapshotContext.Executors(0, 0, store.diagnosticsLeft()),
        limits(),
        Optional.empty());
  }

  // No instance has its sign up here, so only an operator's limit can be known.
  private SnapshotContext.Openings limits() {
    OptionalInt limit = store.temporaryLimit();
    return new SnapshotContext.Openings(
        limit,
        limit.isPresent()
            ? Optional.of(Duration.between(store.clock.instant(), store.limitUntil))
            : Optional.empty(),
        Optional.empty());
  }

  private UndeliveredSample undelivered(long ahead) {
    return new UndeliveredSample(
        ahead, true, Optional.ofNullable(store.stream.higherKey(store.cursor)));
  }

  private PendingSample pending() {
    if (store.pending.isEmpty()) {
      return new PendingSample(Optional.empty(), Optional.empty(), 0, 0, Coverage.ONE_LOOK);
    }
    boolean atAGlance = store.pending.size() <= GLANCE;
    long gone = store.pending.keySet().stream().filter(id -> !store.stream.containsKey(id)).count();
    return new PendingSample(
        Optional.of(store.pending.firstKey()),
        Optional.of(store.pending.lastKey()),
        atAGlance ? store.pending.size() : 0,
        atAGlance ? gone : 0,
        Coverage.ONE_LOOK);
  }
}
