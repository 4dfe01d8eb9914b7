package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.XAddArgs;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Shortcoming;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.backlog.PendingPage;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.flow.SourceTally;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that somebody chose, up to the largest there is, are read and listed like any other. */
final class LargeIdsIT {
  private static final List<String> IDS =
      List.of(
          "9007199254740993-9007199254740993",
          "9223372036854775807-9223372036854775808",
          "9300000000000000000-1",
          "9300000000000000000-9300000000000000000",
          "18446744073709551615-18446744073709551614",
          "18446744073709551615-18446744073709551615");

  private final RedisWorld world = new RedisWorld();

  @Test
  void areDeliveredAndFoundAgainAmongWhatIsPending() {
    world.reader();
    EntryId usual = world.publish(Intents.buy("BTCUSDT"));
    IDS.forEach(this::add);

    List<String> all = new ArrayList<>(List.of(usual.toString()));
    all.addAll(IDS);
    assertThat(world.readNew(10)).extracting(d -> d.id().toString()).isEqualTo(all);
    assertThat(world.readNew(10)).isEmpty();
    assertThat(pendingInPagesOf(1)).isEqualTo(all);
    assertThat(pendingInPagesOf(7)).isEqualTo(all);
  }

  @Test
  void areSettledAsGoneWhenSomebodyDeletesThem() {
    world.reader();
    add(IDS.get(5));
    world.readNew(1);
    world.removeBody(EntryId.LARGEST);

    IntentBatch page = page(EntryId.ZERO, 10);

    assertThat(page.deliveries()).isEmpty();
    assertThat(page.gone()).containsExactly(EntryId.LARGEST);
  }

  @Test
  void areSweptInTheirOrder() {
    FencingToken fence = world.reader();
    IDS.forEach(this::add);
    ConsumerName predecessor = new ConsumerName("execution-before");
    world.inbox().readNew(predecessor, 10, Duration.ZERO);

    world.inbox().sweep(fence, Optional.of(predecessor), 4);

    assertThat(pendingInPagesOf(10)).isEqualTo(IDS.subList(0, 4));
  }

  @Test
  void areSeenByTheTools() {
    world.reader();
    IDS.forEach(this::add);
    assertThat(Backlog.of(world.snapshot()).waiting().number()).hasValue(6);
    world.readNew(10);

    assertThat(Backlog.of(world.snapshot()).waiting().number()).hasValue(0);
    assertThat(Backlog.of(world.snapshot()).pendingLive().number()).hasValue(6);
    assertThat(world.pendingEntries().page(EntryId.ZERO).orElseThrow())
        .extracting(PendingEntry::id)
        .extracting(EntryId::toString)
        .isEqualTo(IDS);
    assertThat(world.pendingEntries().page(EntryId.LARGEST)).contains(List.of());
    assertThat(world.inspector().pendingPage(Optional.empty()))
        .contains(new PendingPage(6, 0, Optional.empty()));
    assertThat(world.inspector().pendingPage(Optional.of(EntryId.LARGEST)))
        .contains(new PendingPage(0, 0, Optional.empty()));
    HistoryArchive archive = new RedisHistoryArchive(world.connections, world.keys);
    assertThat(archive.pending(EntryId.ZERO).records()).hasSize(6);
    assertThat(archive.pending(EntryId.LARGEST).records()).isEmpty();
    assertThat(archive.intents(EntryId.ZERO, EntryId.LARGEST).records()).hasSize(6);
    assertThat(archive.intents(EntryId.LARGEST, EntryId.LARGEST).records()).isEmpty();
    assertThat(archive.frame().spans().intents().last()).isEqualTo(EntryId.LARGEST);
    assertThat(world.shelf().page(EntryId.LARGEST, EntryId.LARGEST, 1)).isEmpty();
  }

  @Test
  void hideNobodyFromTheTallyOfWhoWroteWhat() {
    EntryId usual = world.publish(Intents.buy("BTCUSDT"));
    add(IDS.get(5));

    SourceTally intents =
        world
            .inspector()
            .tallies(usual.storedAt().plusSeconds(1), Duration.ofMinutes(1))
            .publishers();

    assertThat(intents.counts()).hasSize(2);
  }

  @Test
  void areWhereAGroupMayBeginOrBeFoundAtTheNextStart() {
    world.reader();
    add(IDS.get(5));
    world.readNew(1);
    world.acknowledge(EntryId.LARGEST);
    // What Redis 7.0 does when it starts again from its append-only file.
    world.server.commands().hset("quantum:exec:anchor", "run_id", "of-the-life-before");

    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.FOUND);
    world.server.commands().del("quantum:exec:anchor");
    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.ADOPTED);
    world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);
    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.HEALED);
  }

  @Test
  void makeAStreamThatIsUsedUpWhichIsSaidWithWhatHelps() {
    StoreFitness fitness = world.fitness();
    world.reader();
    assertThat(fitness.exhaustedStreams()).isEmpty();
    add(IDS.get(4));
    assertThat(fitness.exhaustedStreams()).isEmpty();
    add(IDS.get(5));

    assertThatThrownBy(() -> world.publish(Intents.buy("ETHUSDT")))
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining("used up its ids")
        .hasMessageContaining("doctor");
    Shortcoming found = fitness.exhaustedStreams().get(0);
    assertThat(found.setting()).contains(world.keys.intentsName + " has used up its ids");
    // Deleting the entry does not help, what is advised does.
    world.readNew(10).forEach(delivery -> world.acknowledge(delivery.id()));
    world.removeBody(EntryId.LARGEST);
    assertThat(fitness.exhaustedStreams()).containsExactly(found);

    String[] words = found.remedy().replaceFirst(".*redis-cli ", "").replace(";", "").split(" ");
    assertThat(words).startsWith("RENAMENX");
    assertThat(world.server.commands().renamenx(words[1], words[2])).isTrue();

    assertThat(fitness.exhaustedStreams()).isEmpty();
    EntryId next = world.publish(Intents.buy("SOLUSDT"));
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    assertThat(world.readNew(10)).extracting(Delivery::id).containsExactly(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quantum:stream:execution.result",
        "quantum:stream:execution.audit",
        "quantum:stream:trade.intent.dlq",
        "quantum:stream:operator.acts"
      })
  void makeAnyStreamOfOursThatIsUsedUpKnown(String stream) {
    world.server.commands().xadd(stream, new XAddArgs().id(IDS.get(5)), Map.of("a", "b"));

    assertThat(world.fitness().exhaustedStreams())
        .singleElement()
        .satisfies(found -> assertThat(found.setting()).startsWith(stream));
  }

  private List<String> pendingInPagesOf(int size) {
    List<String> found = new ArrayList<>();
    EntryId after = EntryId.ZERO;
    IntentBatch page = page(after, size);
    while (page.size() > 0) {
      page.deliveries().forEach(delivery -> found.add(delivery.id().toString()));
      after = page.deliveries().get(page.deliveries().size() - 1).id();
      page = page(after, size);
    }
    return found;
  }

  private IntentBatch page(EntryId after, int size) {
    List<EntryId> ids = world.inbox().pending(PipelineWorld.ME, after, size).orElseThrow();
    return ids.isEmpty()
        ? new IntentBatch(world.inbox().peek(), List.of())
        : world.inbox().fetch(ids);
  }

  private void add(String id) {
    world
        .server
        .commands()
        .xadd(world.keys.intentsName, new XAddArgs().id(id), Map.of("payload", "{}"));
  }
}
