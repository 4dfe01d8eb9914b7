package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An inbox without entries to decide, that answers as a test has set it. */
final class ScriptedInbox implements IntentInbox {
  /** Entries are pending without end: each page is a whole one. */
  boolean pending;

  /** What the next reads leave. */
  InboxReading.Beyond beyond = InboxReading.Beyond.NOTHING;

  /** The group is gone until it is opened. */
  boolean groupLost;

  /** The store has other data than were known, until it is opened. */
  boolean changed;

  /** Entries that the next step of a sweep moves. */
  long moves;

  /** Entries pending under the reader's name, as sweeps see it. */
  long own;

  /** Entries settled so far; fewer than before means that data were lost. */
  long settled = 1;

  private final MutableClock clock;

  ScriptedInbox(MutableClock clock) {
    this.clock = clock;
  }

  @Override
  public GroupOpening open(LedgerMark seen) {
    groupLost = false;
    changed = false;
    return GroupOpening.FOUND;
  }

  @Override
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    return groupLost
        ? new InboxReading.GroupLost("NOGROUP")
        : new InboxReading.Delivered(new IntentBatch(context(), List.of()), beyond);
  }

  @Override
  public Optional<List<EntryId>> pending(ConsumerName reader, EntryId after, int max) {
    if (groupLost) {
      return Optional.empty();
    }
    return Optional.of(pending ? List.of(new EntryId(after.millis() + 1, 0)) : List.of());
  }

  @Override
  public IntentBatch fetch(List<EntryId> entries) {
    return new IntentBatch(context(), List.of(), entries);
  }

  @Override
  public DecisionContext peek() {
    if (changed) {
      throw new AdapterFailure(Remedy.REOPEN, "changed", new IllegalStateException("changed"));
    }
    return context();
  }

  @Override
  public SweepDecision sweep(FencingToken fence, Optional<ConsumerName> predecessor, int max) {
    long moved = moves;
    moves = 0;
    return new SweepDecision.Swept(moved, 0, own);
  }

  private DecisionContext context() {
    return new DecisionContext(
        clock.instant(), TradingState.ACTIVE, 0, 5, new LedgerMark(true, settled));
  }
}
