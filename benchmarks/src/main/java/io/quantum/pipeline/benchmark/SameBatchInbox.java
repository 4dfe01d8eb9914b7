package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Delivers the same batch at every read, and has nothing pending: what deciding costs, no more. */
final class SameBatchInbox implements IntentInbox {
  private final IntentBatch batch;

  SameBatchInbox(IntentBatch batch) {
    this.batch = batch;
  }

  @Override
  public GroupOpening open(LedgerMark seen) {
    return GroupOpening.FOUND;
  }

  @Override
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    return new InboxReading.Delivered(batch, InboxReading.Beyond.UNREAD);
  }

  @Override
  public Optional<List<EntryId>> pending(ConsumerName reader, EntryId after, int max) {
    return Optional.of(List.of());
  }

  @Override
  public IntentBatch fetch(List<EntryId> entries) {
    throw new IllegalStateException("nothing is pending: " + entries);
  }

  @Override
  public DecisionContext peek() {
    return batch.context();
  }

  @Override
  public SweepDecision sweep(FencingToken fence, Optional<ConsumerName> predecessor, int max) {
    return new SweepDecision.Swept(0, 0, 0);
  }
}
