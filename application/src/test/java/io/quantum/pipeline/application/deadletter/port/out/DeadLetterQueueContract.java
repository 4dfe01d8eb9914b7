package io.quantum.pipeline.application.deadletter.port.out;

import static io.quantum.pipeline.application.PipelineWorld.PUBLISHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every shelf of dead letters does. */
public interface DeadLetterQueueContract {

  /** A new, empty world. */
  PipelineWorld world();

  /** The shelf of the same world whose stream takes so many entries at most. */
  DeadLetterQueue upTo(PipelineWorld world, long hardLimit);

  @Test
  default void isEmptyAtFirst() {
    PipelineWorld world = world();

    assertThat(world.shelf().newest()).isEmpty();
    assertThat(world.shelf().page(EntryId.ZERO, new EntryId(Long.MAX_VALUE, 0), 10)).isEmpty();
    assertThat(world.shelf().read(new EntryId(1, 0))).isEmpty();
    assertThat(world.shelf().discard(new EntryId(1, 0))).isFalse();
  }

  @Test
  default void showsTheEntryAndWhyItWasPutAside() {
    PipelineWorld world = world();
    EntryId entry = putAside(world, Intents.buy("BTCUSDT"));

    DeadLetterEntry letter = all(world).get(0);

    assertThat(letter.why().code()).isEqualTo("POISON");
    assertThat(letter.why().remarks()).hasSize(1);
    assertThat(letter.why().entryId()).contains(entry);
    assertThat(letter.why().attempts()).hasValue(5);
    assertThat(letter.why().truncated()).isEmpty();
    assertThat(letter.original().source()).isEqualTo(PUBLISHER);
    assertThat(letter.original().eventType()).contains("trade.intent");
    assertThat(letter.original().place()).isEqualTo(PayloadPlace.PAYLOAD);
    assertThat(new String(letter.original().body(), StandardCharsets.UTF_8))
        .startsWith("payload of");
    assertThat(world.shelf().read(letter.id()).orElseThrow().why()).isEqualTo(letter.why());
  }

  @Test
  default void givesPagesInOrderBetweenTwoLetters() {
    PipelineWorld world = world();
    for (String symbol : List.of("AAAUSDT", "BBBUSDT", "CCCUSDT", "DDDUSDT")) {
      putAside(world, Intents.buy(symbol));
    }
    List<EntryId> ids = all(world).stream().map(DeadLetterEntry::id).toList();

    assertThat(ids).hasSize(4).isSorted();
    assertThat(world.shelf().newest()).contains(ids.get(3));
    assertThat(world.shelf().page(ids.get(0), ids.get(2), 10))
        .extracting(DeadLetterEntry::id)
        .containsExactly(ids.get(1), ids.get(2));
    assertThat(world.shelf().page(EntryId.ZERO, ids.get(3), 2))
        .extracting(DeadLetterEntry::id)
        .containsExactly(ids.get(0), ids.get(1));
  }

  @Test
  default void publishesALetterOnceAndTakesItAway() {
    PipelineWorld world = world();
    putAside(world, Intents.buy("BTCUSDT"));
    DeadLetterEntry letter = all(world).get(0);
    OutgoingIntent intent = outgoing(Intents.buy("ETHUSDT"));

    Optional<PublishOutcome> first = world.shelf().replay(letter, intent);
    Optional<PublishOutcome> again = world.shelf().replay(letter, intent);

    assertThat(first).containsInstanceOf(PublishOutcome.Published.class);
    assertThat(again).isEmpty();
    assertThat(all(world)).isEmpty();
    assertThat(world.readNew(10)).hasSize(1);
    assertThat(publish(world, intent)).isInstanceOf(PublishOutcome.Already.class);
  }

  @Test
  default void publishesAgainWhatWasPublishedAsThisVeryEntry() {
    PipelineWorld world = world();
    EntryId entry = putAside(world, Intents.buy("BTCUSDT"));
    DeadLetterEntry letter = all(world).get(0);

    Optional<PublishOutcome> outcome =
        world.shelf().replay(letter, outgoing(Intents.buy("BTCUSDT")));

    EntryId second = published(outcome.orElseThrow()).orElseThrow();
    assertThat(second).isGreaterThan(entry);
    assertThat(publish(world, outgoing(Intents.buy("BTCUSDT"))))
        .isEqualTo(new PublishOutcome.Already(second));
  }

  @Test
  default void takesALetterAwayThatWasPublishedOtherwise() {
    PipelineWorld world = world();
    putAside(world, Intents.buy("BTCUSDT"));
    DeadLetterEntry letter = all(world).get(0);
    EntryId other = world.publish(Intents.buy("ETHUSDT"));

    assertThat(world.shelf().replay(letter, outgoing(Intents.buy("ETHUSDT"))))
        .contains(new PublishOutcome.Already(other));
    assertThat(all(world)).isEmpty();
    assertThat(world.readNew(10)).hasSize(1);
  }

  @Test
  default void keepsALetterWhoseIdentityIsTaken() {
    PipelineWorld world = world();
    putAside(world, Intents.buy("BTCUSDT"));
    DeadLetterEntry letter = all(world).get(0);
    EntryId other = world.publish(Intents.buy("ETHUSDT").withId("i-1"));

    assertThat(
            world.shelf().replay(letter, outgoing(Intents.buy("ETHUSDT").withId("i-1").worth("7"))))
        .contains(new PublishOutcome.Conflict(other));
    assertThat(all(world)).hasSize(1);
    assertThat(world.readNew(10)).hasSize(1);
  }

  @Test
  default void keepsALetterWhenTheBacklogIsFull() {
    PipelineWorld world = world();
    putAside(world, Intents.buy("BTCUSDT"));
    DeadLetterEntry letter = all(world).get(0);

    assertThat(upTo(world, 1).replay(letter, outgoing(Intents.buy("ETHUSDT"))))
        .contains(new PublishOutcome.BacklogFull(1, 1));
    assertThat(all(world)).hasSize(1);
    assertThat(world.readNew(10)).isEmpty();
  }

  @Test
  default void throwsALetterAwayOnce() {
    PipelineWorld world = world();
    putAside(world, Intents.buy("BTCUSDT"));
    EntryId letter = all(world).get(0).id();

    assertThat(world.shelf().discard(letter)).isTrue();
    assertThat(world.shelf().discard(letter)).isFalse();
    assertThat(all(world)).isEmpty();
  }

  private static EntryId putAside(PipelineWorld world, Intents intent) {
    FencingToken fence = world.reader();
    EntryId entry = world.publish(intent);
    world.readNew(1);
    world
        .ledger()
        .close(
            fence,
            List.of(
                new Dismissal.PutAside(
                    entry, OutcomeCode.INVALID, DeadLetter.poison(PUBLISHER, 5))));
    return entry;
  }

  private static List<DeadLetterEntry> all(PipelineWorld world) {
    return world
        .shelf()
        .newest()
        .map(newest -> world.shelf().page(EntryId.ZERO, newest, 100))
        .orElse(List.of());
  }

  private static OutgoingIntent outgoing(Intents intents) {
    TradeIntent intent = intents.build();
    return new OutgoingIntent(
        IntentIdentity.of(PUBLISHER, intent),
        PUBLISHER,
        intent.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static PublishOutcome publish(PipelineWorld world, OutgoingIntent intent) {
    return world.outbox().send(List.of(intent)).await().get(0);
  }

  private static Optional<EntryId> published(PublishOutcome outcome) {
    return outcome.fold(
        published -> Optional.of(published.entryId()),
        already -> Optional.empty(),
        conflict -> Optional.empty(),
        full -> Optional.empty());
  }
}
