package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.port.out.IntentBatch;
import io.quantum.pipeline.application.port.out.PendingMark;
import io.quantum.pipeline.application.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.service.Portion.Poisoned;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Entries found pending, on their way to be decided, in stream order. Those that nobody has begun
 * before go together; one that somebody began and did not end goes alone, so that only the guilty
 * one is put aside when that happens again. An entry is counted once by each process.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>: spec part 2, "Delivery".
 */
final class RecoveredEntries {
  private final RecoveryAttempts attempts;
  private final int maxDeliveries;
  private final Deque<Found> found = new ArrayDeque<>();
  private final Set<EntryId> begunHere = new HashSet<>();

  private record Found(Delivery delivery, int attempts) {}

  RecoveredEntries(RecoveryAttempts attempts, int maxDeliveries) {
    this.attempts = attempts;
    this.maxDeliveries = maxDeliveries;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Takes in a page; what an order decides is left to its order. */
  void add(List<Delivery> page) {
    if (page.isEmpty()) {
      return;
    }
    List<PendingMark> marks = attempts.look(page.stream().map(Delivery::id).toList());
    for (int i = 0; i < page.size(); i++) {
      if (!marks.get(i).ordered()) {
        found.add(new Found(page.get(i), marks.get(i).attempts()));
      }
    }
  }

  /** The next ones: as many as may go together. */
  Portion next(IntentBatch world, int max) {
    int earlier = earlierAttempts(found.element());
    if (earlier >= maxDeliveries) {
      Poisoned poisoned = new Poisoned(found.remove().delivery(), earlier);
      return new Portion(world.with(List.of()), List.of(poisoned), List.of());
    }
    List<Delivery> together = new ArrayList<>();
    do {
      together.add(found.remove().delivery());
    } while (earlier == 0
        && together.size() < max
        && !found.isEmpty()
        && earlierAttempts(found.element()) == 0);
    List<EntryId> ids = together.stream().map(Delivery::id).toList();
    List<EntryId> toCount = ids.stream().filter(begunHere::add).toList();
    if (!toCount.isEmpty()) {
      attempts.begin(toCount);
    }
    return new Portion(world.with(together), List.of(), ids);
  }

  /** These were decided to wait. */
  void forget(List<EntryId> counted) {
    attempts.forget(counted);
  }

  /** What was found is found again: nothing is known any more. */
  void clear() {
    found.clear();
  }

  /** Nothing is pending any more that this process has not decided. */
  void finished() {
    begunHere.clear();
  }

  private int earlierAttempts(Found entry) {
    int mine = begunHere.contains(entry.delivery().id()) ? 1 : 0;
    return Math.max(0, entry.attempts() - mine);
  }
}
