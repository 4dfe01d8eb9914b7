package io.quantum.pipeline.application.publish.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    PublishOutcome first = publish(world.outbox(), intent);
    PublishOutcome again = publish(world.outbox(), intent);

    EntryId id = published(first).orElseThrow();
    assertThat(again).isEqualTo(new PublishOutcome.Already(id));
    world.reader();
    assertThat(world.readNew(10)).hasSize(1);
  }

  @Test
  default void refusesAnotherBodyUnderTheSameKey() {
    PipelineWorld world = world();
    EntryId id =
        published(publish(world.outbox(), outgoing(Intents.buy("BTCUSDT").withId("i-1"))))
            .orElseThrow();

    PublishOutcome other =
        publish(world.outbox(), outgoing(Intents.buy("BTCUSDT").withId("i-1").worth("7")));

    assertThat(other).isEqualTo(new PublishOutcome.Conflict(id));
  }

  @Test
  default void takesNothingWhenTheBacklogIsFull() {
    PipelineWorld world = world();
    IntentOutbox outbox = upTo(world, 1);
    OutgoingIntent first = outgoing(Intents.buy("BTCUSDT"));
    PublishOutcome written = publish(outbox, first);

    PublishOutcome full = publish(outbox, outgoing(Intents.buy("ETHUSDT")));
    PublishOutcome again = publish(outbox, first);

    assertThat(full).isEqualTo(new PublishOutcome.BacklogFull(1, 1));
    assertThat(again).isEqualTo(new PublishOutcome.Already(published(written).orElseThrow()));
  }

  @Test
  default void answersABatchInItsOrderAndKeepsThatOrderOnTheStream() {
    PipelineWorld world = world();
    IntentOutbox outbox = upTo(world, 3);
    OutgoingIntent known = outgoing(Intents.buy("AAAUSDT").withId("i-1"));
    PublishOutcome before = publish(outbox, known);

    List<PublishOutcome> outcomes =
        outbox
            .send(
                List.of(
                    outgoing(Intents.buy("BBBUSDT")),
                    known,
                    outgoing(Intents.buy("BBBUSDT")),
                    outgoing(Intents.buy("AAAUSDT").withId("i-1").worth("7")),
                    outgoing(Intents.buy("CCCUSDT")),
                    outgoing(Intents.buy("DDDUSDT"))))
            .await();

    EntryId first = published(before).orElseThrow();
    EntryId second = published(outcomes.get(0)).orElseThrow();
    EntryId third = published(outcomes.get(4)).orElseThrow();
    assertThat(outcomes)
        .containsExactly(
            new PublishOutcome.Published(second),
            new PublishOutcome.Already(first),
            new PublishOutcome.Already(second),
            new PublishOutcome.Conflict(first),
            new PublishOutcome.Published(third),
            new PublishOutcome.BacklogFull(3, 3));
    world.reader();
    assertThat(world.readNew(10)).extracting(d -> d.id()).containsExactly(first, second, third);
  }

  private static PublishOutcome publish(IntentOutbox outbox, OutgoingIntent intent) {
    return outbox.send(List.of(intent)).await().get(0);
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
