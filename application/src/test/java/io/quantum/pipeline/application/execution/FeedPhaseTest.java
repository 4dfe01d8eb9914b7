package io.quantum.pipeline.application.execution;

import static io.quantum.pipeline.application.execution.FeedPhase.BACKLOG;
import static io.quantum.pipeline.application.execution.FeedPhase.NEW;
import static io.quantum.pipeline.application.execution.FeedPhase.OPEN;
import static io.quantum.pipeline.application.execution.FeedPhase.PENDING;
import static io.quantum.pipeline.application.execution.FeedPhase.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.FeedPhase.Event;
import io.quantum.pipeline.application.execution.FeedPhase.Kind;
import io.quantum.pipeline.application.execution.FeedPhase.Plan;
import io.quantum.pipeline.application.execution.FeedPhase.Transition;
import io.quantum.pipeline.application.execution.port.out.InboxReading.Beyond;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryRecoveryAttempts;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The phases of a reader: what is planned in each, and how the feed gets from one to another. */
final class FeedPhaseTest {
  private static final List<Transition> TABLE =
      List.of(
          new Transition(OPEN, Event.OPENED, SWEEP),
          new Transition(SWEEP, Event.OPENED, SWEEP),
          new Transition(SWEEP, Event.PENDING_DUE, PENDING),
          new Transition(PENDING, Event.PENDING_DUE, PENDING),
          new Transition(NEW, Event.PENDING_DUE, PENDING),
          new Transition(BACKLOG, Event.PENDING_DUE, PENDING),
          new Transition(PENDING, Event.SWEPT, PENDING),
          new Transition(NEW, Event.SWEPT, NEW),
          new Transition(BACKLOG, Event.SWEPT, NEW),
          new Transition(PENDING, Event.PENDING_READ, NEW),
          new Transition(NEW, Event.ALL_READ, NEW),
          new Transition(BACKLOG, Event.ALL_READ, NEW),
          new Transition(NEW, Event.FULL_READ, BACKLOG),
          new Transition(BACKLOG, Event.FULL_READ, BACKLOG),
          new Transition(PENDING, Event.PEEKED, PENDING),
          new Transition(NEW, Event.PEEKED, NEW),
          new Transition(BACKLOG, Event.PEEKED, NEW),
          new Transition(PENDING, Event.LOST, OPEN),
          new Transition(NEW, Event.LOST, OPEN),
          new Transition(BACKLOG, Event.LOST, OPEN),
          new Transition(OPEN, Event.STARTED_OVER, OPEN),
          new Transition(SWEEP, Event.STARTED_OVER, OPEN),
          new Transition(PENDING, Event.STARTED_OVER, OPEN),
          new Transition(NEW, Event.STARTED_OVER, OPEN),
          new Transition(BACKLOG, Event.STARTED_OVER, OPEN));

  static List<Transition> table() {
    return TABLE;
  }

  @ParameterizedTest
  @MethodSource("table")
  void takesTheTransition(Transition row) {
    Drive drive = new Drive();
    drive.to(row.from());
    int before = drive.taken.size();

    drive.cause(row.event(), row.from());

    assertThat(drive.taken.get(before)).isEqualTo(row);
  }

  @Test
  void takesEachTransitionOfTheTableAndNoOther() {
    Set<Transition> taken = new LinkedHashSet<>();
    for (Transition row : TABLE) {
      Drive drive = new Drive();
      drive.to(row.from());
      drive.cause(row.event(), row.from());
      taken.addAll(drive.taken);
    }

    assertThat(taken).containsExactlyInAnyOrderElementsOf(TABLE);
  }

  @ParameterizedTest
  @EnumSource(
      value = FeedPhase.class,
      names = {"PENDING", "NEW", "BACKLOG"})
  void opensAgainWhenTheGroupIsLost(FeedPhase phase) {
    Drive drive = new Drive();
    drive.to(phase);
    drive.inbox.groupLost = true;

    drive.next(false);

    assertThat(drive.last()).isEqualTo(new Transition(phase, Event.LOST, OPEN));
  }

  @ParameterizedTest
  @EnumSource(
      value = FeedPhase.class,
      names = {"NEW", "BACKLOG"})
  void looksAtPendingEntriesBehindAReadThatWasCut(FeedPhase phase) {
    Drive drive = new Drive();
    drive.to(phase);
    drive.inbox.beyond = Beyond.PENDING;

    drive.next(false);

    assertThat(drive.last()).isEqualTo(new Transition(phase, Event.PENDING_DUE, PENDING));
  }

  @Test
  void comparesWhatIsPendingAtTwoSweepsButNotBehindAFullBatch() {
    Drive drive = new Drive();
    drive.to(BACKLOG);
    drive.inbox.beyond = Beyond.NOTHING;
    drive.inbox.own = 1;

    assertThat(drive.atTheNextSweep()).as("behind a full batch").isEqualTo(Event.SWEPT);
    assertThat(drive.atTheNextSweep()).as("once").isEqualTo(Event.SWEPT);
    assertThat(drive.atTheNextSweep()).as("twice").isEqualTo(Event.PENDING_DUE);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,    false, false, OPEN,    false",
    "OPEN,    false, true,  OPEN,    false",
    "OPEN,    true,  false, OPEN,    false",
    "OPEN,    true,  true,  OPEN,    false",
    "SWEEP,   false, false, SWEEP,   false",
    "SWEEP,   false, true,  SWEEP,   false",
    "SWEEP,   true,  false, SWEEP,   false",
    "SWEEP,   true,  true,  SWEEP,   false",
    "PENDING, false, false, PENDING, false",
    "PENDING, false, true,  PEEK,    false",
    "PENDING, true,  false, SWEEP,   false",
    "PENDING, true,  true,  SWEEP,   false",
    "NEW,     false, false, NEW,     false",
    "NEW,     false, true,  PEEK,    false",
    "NEW,     true,  false, SWEEP,   false",
    "NEW,     true,  true,  SWEEP,   false",
    "BACKLOG, false, false, NEW,     true",
    "BACKLOG, false, true,  PEEK,    true",
    "BACKLOG, true,  false, SWEEP,   false",
    "BACKLOG, true,  true,  SWEEP,   false"
  })
  void plans(FeedPhase phase, boolean sweepDue, boolean full, Kind kind, boolean pipelined) {
    assertThat(phase.plan(sweepDue, full)).isEqualTo(new Plan(kind, full, pipelined));
  }

  @ParameterizedTest
  @EnumSource(FeedPhase.class)
  void isNotChangedByAPlan(FeedPhase phase) {
    Drive drive = new Drive();
    drive.to(phase);
    List<Transition> before = List.copyOf(drive.taken);

    Plan first = drive.plan(false);
    drive.clock.advance(Duration.ofSeconds(5));
    drive.plan(true);
    drive.clock.advance(Duration.ofSeconds(-5));

    assertThat(drive.plan(false)).isEqualTo(first);
    assertThat(drive.taken).isEqualTo(before);
  }

  /** A feed over an inbox that does as it is told, and the transitions it has taken. */
  private static final class Drive {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-21T00:03:11Z"));
    private final InMemoryStore store = new InMemoryStore(clock);
    private final ScriptedInbox inbox = new ScriptedInbox(clock);
    private final List<Transition> taken = new ArrayList<>();
    private final LeaseHolder.Held lease =
        new LeaseHolder(new InMemoryReaderLease(store), PipelineWorld.ME, () -> "token", clock)
            .attend()
            .orElseThrow();
    private final IntentFeed feed =
        new IntentFeed(
            inbox,
            new IntentFeed.Recovery(new InMemoryRecoveryAttempts(store), 5),
            PipelineWorld.ME,
            1,
            clock,
            new PipelineLog(new LineBudget(clock), new Diagnostics("intents", clock)),
            new ProgressTally(),
            taken::add);

    Plan plan(boolean full) {
      return feed.plan(clock.nanos(), full);
    }

    void next(boolean full) {
      feed.next(plan(full), lease, 0, Duration.ZERO);
    }

    Transition last() {
      return taken.get(taken.size() - 1);
    }

    Event atTheNextSweep() {
      int before = taken.size();
      clock.advance(Duration.ofSeconds(5));
      next(false);
      return taken.get(before).event();
    }

    void to(FeedPhase phase) {
      switch (phase) {
        case OPEN -> {}
        case SWEEP -> reopen();
        case PENDING -> {
          inbox.pending = true;
          next(false);
        }
        case NEW -> next(false);
        case BACKLOG -> {
          inbox.beyond = Beyond.UNREAD;
          next(false);
          next(false);
        }
      }
    }

    void cause(Event event, FeedPhase in) {
      switch (event) {
        case OPENED -> {
          if (in == OPEN) {
            next(false);
          } else {
            reopen();
          }
        }
        case PENDING_DUE -> {
          inbox.moves = 1;
          clock.advance(Duration.ofSeconds(5));
          next(false);
        }
        case SWEPT -> {
          clock.advance(Duration.ofSeconds(5));
          next(false);
        }
        case PENDING_READ -> {
          inbox.pending = false;
          next(false);
        }
        case ALL_READ -> {
          inbox.beyond = Beyond.NOTHING;
          next(false);
        }
        case FULL_READ -> {
          inbox.beyond = Beyond.UNREAD;
          next(false);
        }
        case PEEKED -> next(true);
        case LOST -> {
          inbox.settled = 0;
          next(false);
        }
        case STARTED_OVER -> feed.startOver();
      }
    }

    // A stand-by that finds other data than it knew opens the group, and stays a stand-by.
    private void reopen() {
      clock.advance(Duration.ofSeconds(2));
      inbox.changed = true;
      feed.watch();
    }
  }
}
