package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;

/** The world of the contracts in memory. */
public final class InMemoryWorld implements PipelineWorld {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-21T00:03:11Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryIntentOutbox outbox = new InMemoryIntentOutbox(store, 1_000);

  @Override
  public IntentOutbox outbox() {
    return outbox;
  }

  /** Retention in this world that keeps so many entries. */
  StreamRetention retention(long most) {
    return new InMemoryStreamRetention(store, most);
  }

  /** An outbox of this world that takes so many entries at most. */
  IntentOutbox outboxUpTo(long hardLimit) {
    return new InMemoryIntentOutbox(store, hardLimit);
  }

  @Override
  public DeadLetterQueue shelf() {
    return new InMemoryDeadLetterQueue(store, outbox);
  }

  /** The port for a stream that takes so many entries at most. */
  DeadLetterQueue shelf(long hardLimit) {
    return new InMemoryDeadLetterQueue(store, new InMemoryIntentOutbox(store, hardLimit));
  }

  @Override
  public IntentInbox inbox() {
    return new InMemoryIntentInbox(store, LIMITS.openings());
  }

  @Override
  public IntentLedger ledger(OrderLimits limits) {
    return new InMemoryIntentLedger(store, limits);
  }

  @Override
  public InstanceRegistry registry() {
    return new InMemoryInstanceRegistry(store);
  }

  @Override
  public RecoveryAttempts attempts() {
    return new InMemoryRecoveryAttempts(store);
  }

  @Override
  public ReaderLease lease() {
    return new InMemoryReaderLease(store);
  }

  @Override
  public StreamInspector inspector() {
    return new InMemoryStreamInspector(store, LIMITS.openings());
  }

  @Override
  public GroupRoster roster() {
    return new InMemoryGroupRoster(inspector());
  }

  @Override
  public void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void removeBody(EntryId entry) {
    store.trim(entry);
  }

  @Override
  public PendingEntries pendingEntries() {
    return new InMemoryPendingEntries(store);
  }

  @Override
  public IntentRecords records() {
    return new InMemoryIntentRecords(store);
  }

  @Override
  public void acknowledge(EntryId entry) {
    store.pending.remove(entry);
  }

  @Override
  public OperatorControls controls() {
    return new InMemoryOperatorControls(store);
  }

  @Override
  public void safeMode() {
    store.safeMode = true;
  }

  @Override
  public long deadLetters() {
    return store.deadLetters().size();
  }

  @Override
  public long results() {
    return store.results().size();
  }
}
