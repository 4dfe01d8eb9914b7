package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryRecoveryAttempts;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes next, whatever the size of a batch. */
final class IntentFeedTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-21T00:03:11Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryIntentInbox inbox =
      new InMemoryIntentInbox(store, PipelineWorld.LIMITS.openings());

  @ParameterizedTest
  @ValueSource(ints = {1, 499, 500, 501, 5_000})
  void findsEverythingThatWasPendingOnceAndThenWhatIsNew(int batchSize) {
    List<EntryId> published = new ArrayList<>();
    inbox.open(LedgerMark.NOTHING_SEEN);
    for (int i = 0; i < 1_201; i++) {
      published.add(store.append(Optional.empty(), Optional.empty(), "test"));
    }
    inbox.readNew(PipelineWorld.ME, 1_201, Duration.ZERO);
    published.add(store.append(Optional.empty(), Optional.empty(), "test"));

    IntentFeed feed = feed(batchSize);
    LeaseHolder.Held lease = lease();
    List<EntryId> found = new ArrayList<>();
    for (int turn = 0; turn < 1_300; turn++) {
      found.addAll(next(feed, lease, 0));
    }

    assertThat(found).isEqualTo(published);
  }

  @Test
  void pipelinesOnlyBehindAWholeBatchOfNewEntries() {
    inbox.open(LedgerMark.NOTHING_SEEN);
    for (int i = 0; i < 25; i++) {
      store.append(Optional.empty(), Optional.empty(), "test");
    }
    IntentFeed feed = feed(10);
    LeaseHolder.Held lease = lease();

    assertThat(pipelinedAfter(feed, lease, false)).as("what is pending").isFalse();
    assertThat(pipelinedAfter(feed, lease, false)).as("a whole batch").isTrue();
    assertThat(pipelinedAfter(feed, lease, true)).as("no room for more").isFalse();
    assertThat(pipelinedAfter(feed, lease, false)).as("a whole batch again").isTrue();
    assertThat(pipelinedAfter(feed, lease, false)).as("the rest").isFalse();
  }

  @Test
  void looksAgainAtWhatIsPendingWhenMoreIsThanItsCallerKnows() {
    inbox.open(LedgerMark.NOTHING_SEEN);
    IntentFeed feed = feed(10);
    LeaseHolder.Held lease = lease();
    pipelinedAfter(feed, lease, false);
    EntryId known = store.append(Optional.empty(), Optional.empty(), "test");
    assertThat(next(feed, lease, 0)).containsExactly(known);
    EntryId late = store.append(Optional.empty(), Optional.empty(), "test");
    inbox.readNew(PipelineWorld.ME, 1, Duration.ZERO);

    List<EntryId> found = new ArrayList<>();
    for (int sweep = 0; sweep < 3; sweep++) {
      clock.advance(Duration.ofSeconds(5));
      found.addAll(next(feed, lease, 1));
    }

    assertThat(found).containsExactly(known, late);
  }

  @Test
  void opensAgainInTheSameLookWhenTheStoreHasOtherDataThanItKnew() {
    inbox.open(LedgerMark.NOTHING_SEEN);
    IntentFeed feed = feed(10);
    feed.watch();
    clock.advance(Duration.ofSeconds(3));
    inbox.changesUntilOpened();

    feed.watch();

    assertThat(inbox.peek().ledger().anchored()).isTrue();
  }

  private List<EntryId> next(IntentFeed feed, LeaseHolder.Held lease, long known) {
    return feed
        .next(feed.plan(clock.nanos(), false), lease, known, Duration.ZERO)
        .orElseThrow()
        .batch()
        .deliveries()
        .stream()
        .map(Delivery::id)
        .toList();
  }

  private boolean pipelinedAfter(IntentFeed feed, LeaseHolder.Held lease, boolean full) {
    feed.next(feed.plan(clock.nanos(), full), lease, 0, Duration.ZERO);
    return feed.plan(clock.nanos(), full).pipelined();
  }

  private LeaseHolder.Held lease() {
    return new LeaseHolder(new InMemoryReaderLease(store), PipelineWorld.ME, () -> "token", clock)
        .attend()
        .orElseThrow();
  }

  private IntentFeed feed(int batchSize) {
    return new IntentFeed(
        inbox,
        new IntentFeed.Recovery(new InMemoryRecoveryAttempts(store), 5),
        PipelineWorld.ME,
        batchSize,
        clock,
        new PipelineLog(new LineBudget(clock), new Diagnostics("intents", clock)),
        new ProgressTally());
  }
}
