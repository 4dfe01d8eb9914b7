package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The consumer group in memory; it never blocks. */
public final class InMemoryIntentInbox implements IntentInbox {
  private final InMemoryStore store;
  private final OrderRate openings;
  private final Set<EntryId> fatalToRead = new HashSet<>();
  private int heldTogether = Integer.MAX_VALUE;
  private boolean changed;

  /** In a world. */
  public InMemoryIntentInbox(InMemoryStore store, OrderRate openings) {
    this.store = store;
    this.openings = openings;
  }

  /** Holds so many entries at once, as if they were large. */
  public void holdTogether(int most) {
    heldTogether = most;
  }

  /** Whoever fetches this entry ends by it, as if it needed more memory than there is. */
  public void endsItsReader(EntryId entry) {
    fatalToRead.add(entry);
  }

  @Override
  public GroupOpening open(LedgerMark seen) {
    GroupOpening opening =
        store.groupExists
            ? GroupOpening.FOUND
            : store.anchored ? GroupOpening.HEALED : GroupOpening.CREATED;
    boolean lost = mark().hasLostSince(seen);
    if (lost) {
      store.trading(TradingState.HALTED);
    }
    changed = false;
    store.groupExists = true;
    store.anchored = true;
    return lost ? GroupOpening.DATA_LOST : opening;
  }

  private LedgerMark mark() {
    long settled = 0;
    for (OutcomeCode code : OutcomeCode.values()) {
      settled += store.ledger.count(code);
    }
    return new LedgerMark(store.anchored, settled);
  }

  @Override
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    if (!store.groupExists) {
      return new InboxReading.GroupLost("NOGROUP");
    }
    List<Delivery> read =
        store.stream.tailMap(store.cursor, false).values().stream().limit(max).toList();
    if (!read.isEmpty()) {
      store.lastRead.put(reader, store.clock.instant());
    }
    for (Delivery delivery : read) {
      store.pending.put(delivery.id(), reader);
      store.cursor = delivery.id();
      store.delivered++;
    }
    List<Delivery> held = read.stream().limit(heldTogether).toList();
    InboxReading.Beyond beyond =
        held.size() < read.size()
            ? InboxReading.Beyond.PENDING
            : read.size() == max ? InboxReading.Beyond.UNREAD : InboxReading.Beyond.NOTHING;
    return new InboxReading.Delivered(batch(held, List.of()), beyond);
  }

  @Override
  public Optional<List<EntryId>> pending(ConsumerName reader, EntryId after, int max) {
    IntentInbox.requirePage(max);
    return store.groupExists
        ? Optional.of(
            store.pending.tailMap(after, false).entrySet().stream()
                .filter(entry -> entry.getValue().equals(reader))
                .map(Map.Entry::getKey)
                .limit(max)
                .toList())
        : Optional.empty();
  }

  @Override
  public IntentBatch fetch(List<EntryId> entries) {
    List<EntryId> fetched = entries.stream().limit(heldTogether).toList();
    fetched.stream()
        .filter(fatalToRead::contains)
        .findFirst()
        .ifPresent(
            fatal -> {
              throw new IllegalStateException("reading ended the process: " + fatal);
            });
    return batch(
        fetched.stream().filter(store.stream::containsKey).map(store.stream::get).toList(),
        fetched.stream().filter(id -> !store.stream.containsKey(id)).toList());
  }

  /** The store has other data than this instance knew, until it is opened again. */
  public void changesUntilOpened() {
    changed = true;
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
    if (!store.holds(fence)) {
      return new SweepDecision.Fenced();
    }
    List<EntryId> taken = new ArrayList<>();
    for (Map.Entry<EntryId, ConsumerName> entry : store.pending.entrySet()) {
      boolean others = !entry.getValue().equals(fence.owner());
      if (others && predecessor.equals(Optional.of(entry.getValue())) && taken.size() < max) {
        taken.add(entry.getKey());
      }
    }
    long moved = 0;
    long lost = 0;
    for (EntryId id : taken) {
      if (store.stream.containsKey(id)) {
        store.pending.put(id, fence.owner());
        moved++;
      } else if (!store.claimed.containsKey(id)) {
        store.pending.remove(id);
        store.attempts.remove(id);
        store.ledger = store.ledger.plus(OutcomeCode.LOST_TRIMMED, 1);
        lost++;
      }
    }
    long own = store.pending.values().stream().filter(fence.owner()::equals).count();
    return new SweepDecision.Swept(moved, lost, own);
  }

  private IntentBatch batch(List<Delivery> deliveries, List<EntryId> gone) {
    return new IntentBatch(context(), deliveries, gone);
  }

  private DecisionContext context() {
    return new DecisionContext(
        store.clock.instant(),
        store.tradingState(),
        store.openings.used(openings, store.nowMillis()),
        store.inForce(openings).limit(),
        mark());
  }
}
