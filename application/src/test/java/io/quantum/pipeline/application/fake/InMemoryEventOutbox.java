package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.publish.port.out.AppendOutcome;
import io.quantum.pipeline.application.publish.port.out.EventOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingEvent;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.List;

/** Events kept in a list. Not thread-safe. */
public final class InMemoryEventOutbox implements EventOutbox {
  private final List<OutgoingEvent> written = new ArrayList<>();
  private final long hardLimit;

  /** Up to a number of entries a stream. */
  public InMemoryEventOutbox(long hardLimit) {
    this.hardLimit = hardLimit;
  }

  @Override
  public AppendOutcome append(OutgoingEvent event) {
    long length = written.stream().filter(other -> other.stream().equals(event.stream())).count();
    if (length >= hardLimit) {
      return new AppendOutcome.StreamFull(length, hardLimit);
    }
    written.add(event);
    return new AppendOutcome.Appended(new EntryId(written.size(), 0));
  }

  /** What was written, in order. */
  public List<OutgoingEvent> written() {
    return List.copyOf(written);
  }
}
