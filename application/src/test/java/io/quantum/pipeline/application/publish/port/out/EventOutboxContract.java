package io.quantum.pipeline.application.publish.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every outbox for events does. */
public interface EventOutboxContract {

  /** An outbox over empty streams that each take so many entries at most. */
  EventOutbox emptyUpTo(long hardLimit);

  @Test
  default void appendsEveryTimeItIsAsked() {
    EventOutbox outbox = emptyUpTo(10);

    EntryId first = appended(outbox.append(event("quantum:stream:a"))).orElseThrow();
    EntryId second = appended(outbox.append(event("quantum:stream:a"))).orElseThrow();

    assertThat(second).isGreaterThan(first);
  }

  @Test
  default void takesNothingWhenTheStreamIsFull() {
    EventOutbox outbox = emptyUpTo(1);
    outbox.append(event("quantum:stream:a"));

    assertThat(outbox.append(event("quantum:stream:a")))
        .isEqualTo(new AppendOutcome.StreamFull(1, 1));
    assertThat(appended(outbox.append(event("quantum:stream:b")))).isPresent();
  }

  private static OutgoingEvent event(String stream) {
    return new OutgoingEvent(
        new StreamName(stream),
        "trade.signal",
        "{}".getBytes(StandardCharsets.UTF_8),
        new PublisherId("test"));
  }

  private static Optional<EntryId> appended(AppendOutcome outcome) {
    return outcome.fold(appended -> Optional.of(appended.entryId()), full -> Optional.empty());
  }
}
