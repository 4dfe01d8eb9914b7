package io.quantum.pipeline.application.history.port.out;

import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every list of pending entries does. */
public interface PendingEntriesContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void saysThatThereIsNoGroup() {
    assertThat(world().pendingEntries().page(EntryId.ZERO)).isEmpty();
  }

  @Test
  default void isEmptyWhileNothingIsPending() {
    PipelineWorld world = world();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));

    assertThat(page(world, EntryId.ZERO)).isEmpty();
  }

  @Test
  default void saysWhoHasAnEntryAndForHowLong() {
    PipelineWorld world = world();
    world.reader();
    EntryId entry = world.publish(Intents.buy("BTCUSDT"));
    world.readNew(1);
    world.pass(Duration.ofMillis(150));

    List<PendingEntry> page = page(world, EntryId.ZERO);

    assertThat(page).hasSize(1);
    assertThat(page.get(0).id()).isEqualTo(entry);
    assertThat(page.get(0).owner()).isEqualTo(ME.text());
    assertThat(page.get(0).idle()).isBetween(Duration.ofMillis(140), Duration.ofSeconds(60));
    assertThat(page.get(0).deliveries()).isEqualTo(1);
    assertThat(page.get(0).isGhost()).isFalse();
  }

  @Test
  default void knowsAGhost() {
    PipelineWorld world = world();
    world.reader();
    EntryId gone = world.publish(Intents.buy("BTCUSDT"));
    world.publish(Intents.buy("ETHUSDT"));
    world.readNew(2);
    world.removeBody(gone);

    assertThat(page(world, EntryId.ZERO))
        .extracting(PendingEntry::isGhost)
        .containsExactly(true, false);
  }

  @Test
  default void givesPagesInStreamOrderOverAllOwners() {
    PipelineWorld world = world();
    world.reader();
    for (int i = 0; i <= PendingEntries.PAGE; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("i-" + i));
    }
    world.readNew(3);
    readAll(world, new ConsumerName("execution-other"));

    List<PendingEntry> first = page(world, EntryId.ZERO);
    List<PendingEntry> second = page(world, first.get(first.size() - 1).id());

    assertThat(first).hasSize(PendingEntries.PAGE);
    assertThat(first).extracting(PendingEntry::id).isSorted();
    assertThat(first.get(2).owner()).isEqualTo(ME.text());
    assertThat(first.get(3).owner()).isEqualTo("execution-other");
    assertThat(second).hasSize(1);
    assertThat(second.get(0).id()).isGreaterThan(first.get(first.size() - 1).id());
  }

  // One read may give fewer than it was asked for; the rest is there at the next one.
  private static void readAll(PipelineWorld world, ConsumerName reader) {
    IntentInbox inbox = world.inbox();
    int held;
    do {
      InboxReading reading = inbox.readNew(reader, PendingEntries.PAGE, Duration.ZERO);
      held = ((InboxReading.Delivered) reading).batch().size();
    } while (held > 0);
  }

  private static List<PendingEntry> page(PipelineWorld world, EntryId after) {
    return world.pendingEntries().page(after).orElseThrow();
  }
}
