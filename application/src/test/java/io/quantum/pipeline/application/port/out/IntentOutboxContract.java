package io.quantum.pipeline.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every outbox does. */
public interface IntentOutboxContract {

  /** A new, empty world. */
  PipelineWorld world();

  /** An outbox of the same world that takes so many entries at most. */
  IntentOutbox upTo(PipelineWorld world, long hardLimit);

  @Test
  default void writesAnIntentOnceHoweverOftenPublished() {
    PipelineWorld world = world();
    OutgoingIntent intent = outgoing(Intents.buy("BTCUSDT"));

    PublishOutcome first = world.outbox().publish(intent);
    PublishOutcome again = world.outbox().publish(intent);

    EntryId id = published(first).orElseThrow();
    assertThat(again).isEqualTo(new PublishOutcome.Already(id));
    world.reader();
    assertThat(world.readNew(10)).hasSize(1);
  }

  @Test
  default void refusesAnotherBodyUnderTheSameKey() {
    PipelineWorld world = world();
    EntryId id =
        published(world.outbox().publish(outgoing(Intents.buy("BTCUSDT").withId("i-1"))))
            .orElseThrow();

    PublishOutcome other =
        world.outbox().publish(outgoing(Intents.buy("BTCUSDT").withId("i-1").worth("7")));

    assertThat(other).isEqualTo(new PublishOutcome.Conflict(id));
  }

  @Test
  default void takesNothingWhenTheBacklogIsFull() {
    PipelineWorld world = world();
    IntentOutbox outbox = upTo(world, 1);
    OutgoingIntent first = outgoing(Intents.buy("BTCUSDT"));
    PublishOutcome written = outbox.publish(first);

    PublishOutcome full = outbox.publish(outgoing(Intents.buy("ETHUSDT")));
    PublishOutcome again = outbox.publish(first);

    assertThat(full).isEqualTo(new PublishOutcome.BacklogFull(1, 1));
    assertThat(again).isEqualTo(new PublishOutcome.Already(published(written).orElseThrow()));
  }

  private static OutgoingIntent outgoing(Intents intents) {
    TradeIntent intent = intents.build();
    PublisherId source = new PublisherId("test");
    return new OutgoingIntent(
        IntentIdentity.of(source, intent),
        source,
        intent.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<EntryId> published(PublishOutcome outcome) {
    return outcome.fold(
        published -> Optional.of(published.entryId()),
        already -> Optional.empty(),
        conflict -> Optional.empty(),
        full -> Optional.empty());
  }
}
