package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.WorkBatch.Poisoned;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.PendingMark;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Entries found pending, on their way to be decided, in stream order; only their ids, because
 * reading one may be what ends the process: it is counted before it is fetched. Those that nobody
 * has begun before go together; one that somebody began and did not end goes alone, so that only
 * the guilty one is put aside when that happens again. An entry is counted once by each process.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>:
 * docs/reference/delivery.md#attempts.
 */
final class RecoveredEntries {
  private final RecoveryAttempts attempts;
  private final int maxDeliveries;
  private final Deque<Found> found = new ArrayDeque<>();
  private final Set<EntryId> begunHere = new HashSet<>();

  /** The next page begins behind it; empty once the last page was listed. */
  private Optional<EntryId> listedUpTo = Optional.of(EntryId.ZERO);

  private record Found(EntryId id, int attempts) {}

  RecoveredEntries(RecoveryAttempts attempts, int maxDeliveries) {
    this.attempts = attempts;
    this.maxDeliveries = maxDeliveries;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** True if no entry is left, and no page either. */
  boolean isExhausted() {
    return found.isEmpty() && listedUpTo.isEmpty();
  }

  /** Behind which entry the next page begins; only before the last page. */
  EntryId listedUpTo() {
    return listedUpTo.orElseThrow();
  }

  /** Takes in a page; what an order decides is left to its order. */
  void add(List<EntryId> page, boolean last) {
    listedUpTo = last ? Optional.empty() : Optional.of(page.get(page.size() - 1));
    if (page.isEmpty()) {
      return;
    }
    List<PendingMark> marks = attempts.look(page);
    for (int i = 0; i < page.size(); i++) {
      if (!marks.get(i).ordered()) {
        found.add(new Found(page.get(i), marks.get(i).attempts()));
      }
    }
  }

  /** The next one if it ended or broke its reader too often: it is not even fetched. */
  Optional<Poisoned> poisoned() {
    int earlier = earlierAttempts(found.element());
    return earlier < maxDeliveries
        ? Optional.empty()
        : Optional.of(new Poisoned(found.remove().id(), earlier));
  }

  /** Counts the next ones, as many as may go together; then they may be fetched. */
  List<EntryId> begin(int max) {
    Iterator<Found> next = found.iterator();
    Found first = next.next();
    List<EntryId> together = new ArrayList<>(List.of(first.id()));
    boolean alone = earlierAttempts(first) > 0;
    while (!alone && together.size() < max && next.hasNext()) {
      Found other = next.next();
      if (earlierAttempts(other) > 0) {
        break;
      }
      together.add(other.id());
    }
    List<EntryId> toCount = together.stream().filter(begunHere::add).toList();
    if (!toCount.isEmpty()) {
      attempts.begin(toCount);
    }
    return together;
  }

  /** The first ones of those begun are here; the others come with the next call. */
  WorkBatch fetched(IntentBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      found.remove();
    }
    return new WorkBatch(batch, List.of(), batch.deliveries().stream().map(Delivery::id).toList());
  }

  /** These were decided to wait. */
  void forget(List<EntryId> counted) {
    attempts.forget(counted);
  }

  /** Nothing is known any more: what was found is found again, from the first page on. */
  void restart() {
    found.clear();
    listedUpTo = Optional.of(EntryId.ZERO);
  }

  /** Nothing is pending any more that this process has not decided. */
  void finished() {
    begunHere.clear();
  }

  private int earlierAttempts(Found entry) {
    int mine = begunHere.contains(entry.id()) ? 1 : 0;
    return Math.max(0, entry.attempts() - mine);
  }
}
