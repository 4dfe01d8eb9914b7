package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An inbox each of whose looks tells the clock watch what the store's clock shows.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>: ADR 18.
 */
public final class ClockedInbox implements IntentInbox {
  /** A read that blocked says little: the store's clock was read at any time of it. */
  private static final long EXACT_LOOK_NANOS = Duration.ofSeconds(10).toNanos();

  private final IntentInbox inbox;
  private final ClockWatch watch;
  private final Ticker ticker;
  private long exactNanos;

  /** Over an inbox. */
  public ClockedInbox(IntentInbox inbox, ClockWatch watch, Ticker ticker) {
    this.inbox = inbox;
    this.watch = watch;
    this.ticker = ticker;
    this.exactNanos = ticker.nanos();
  }

  @Override
  public GroupOpening open(LedgerMark seen) {
    return inbox.open(seen);
  }

  @Override
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    if (ticker.nanos() - exactNanos >= EXACT_LOOK_NANOS) {
      peek();
    }
    long sent = ticker.nanos() - IntentInbox.OLDEST_WORLD.toNanos();
    return told(inbox.readNew(reader, max, patience), sent);
  }

  @Override
  public Optional<List<EntryId>> pending(ConsumerName reader, EntryId after, int max) {
    return inbox.pending(reader, after, max);
  }

  @Override
  public IntentBatch fetch(List<EntryId> entries) {
    long sent = ticker.nanos();
    IntentBatch batch = inbox.fetch(entries);
    watch.seen(batch.context().at(), sent, ticker.nanos());
    return batch;
  }

  @Override
  public DecisionContext peek() {
    long sent = ticker.nanos();
    DecisionContext context = inbox.peek();
    exactNanos = ticker.nanos();
    watch.seen(context.at(), sent, exactNanos);
    return context;
  }

  @Override
  public SweepDecision sweep(FencingToken fence, Optional<ConsumerName> predecessor, int max) {
    return inbox.sweep(fence, predecessor, max);
  }

  private InboxReading told(InboxReading reading, long sent) {
    long received = ticker.nanos();
    reading.fold(
        delivered -> {
          watch.seen(delivered.batch().context().at(), sent, received);
          return true;
        },
        lost -> false);
    return reading;
  }
}
