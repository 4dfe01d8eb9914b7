package io.quantum.pipeline.application.monitor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.PendingPage;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.flow.SourceTally;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every inspector does. */
public interface StreamInspectorContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void tellsNothingThereFromZero() {
    PipelineSnapshot snapshot = world().snapshot();

    assertThat(snapshot.intents().stream()).isInstanceOf(StreamReading.Absent.class);
    assertThat(snapshot.intents().group()).isInstanceOf(GroupReading.Absent.class);
    assertThat(Backlog.of(snapshot).waiting()).isInstanceOf(Figure.Unknown.class);
    assertThat(Conservation.of(snapshot)).isInstanceOf(Conservation.Undeterminable.class);
  }

  @Test
  default void countsWhatWaitsAndWhatIsPending() {
    PipelineWorld world = world();
    world.reader();
    EntryId first = world.publish(Intents.buy("BTCUSDT"));
    world.publish(Intents.buy("ETHUSDT"));
    world.publish(Intents.buy("SOLUSDT"));
    world.publish(Intents.buy("XRPUSDT"));
    world.readNew(2);
    world.removeBody(first);

    Backlog backlog = Backlog.of(world.snapshot());

    assertThat(backlog.waiting()).isEqualTo(Figure.exact(2));
    assertThat(backlog.pendingLive()).isEqualTo(Figure.exact(1));
    assertThat(backlog.pendingGhost()).isEqualTo(Figure.exact(1));
    assertThat(backlog.oldestWaiting()).isPresent();
  }

  @Test
  default void tellsTheSameInAPlainSnapshotButForTheVenue() {
    PipelineWorld world = world();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.readNew(1);

    PipelineSnapshot plain =
        world
            .inspector()
            .plainSnapshot()
            .fold(
                PipelineReading.Taken::snapshot,
                lost -> {
                  throw new AssertionError(lost.why());
                });

    assertThat(plain.context().exposure()).isEmpty();
    assertThat(plain.intents()).isEqualTo(world.snapshot().intents());
    assertThat(plain.ledger()).isEqualTo(world.snapshot().ledger());
    assertThat(plain.control()).isEqualTo(world.snapshot().control());
  }

  @Test
  default void examinesThePendingListPageByPage() {
    PipelineWorld world = world();
    world.reader();
    EntryId first = world.publish(Intents.buy("BTCUSDT"));
    for (int i = 0; i < 403; i++) {
      world.publish(Intents.buy("ETHUSDT").withId("i-" + i));
    }
    world.readNew(404);
    world.removeBody(first);

    PendingPage page = world.inspector().pendingPage(Optional.empty()).orElseThrow();

    assertThat(page.examined()).isEqualTo(400);
    assertThat(page.gone()).isEqualTo(1);
    assertThat(world.inspector().pendingPage(page.next()))
        .contains(new PendingPage(4, 0, Optional.empty()));
  }

  @Test
  default void countsWhoPublishes() {
    PipelineWorld world = world();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.publish(Intents.buy("ETHUSDT"));

    assertThat(
            world
                .inspector()
                .tallies(world.snapshot().at(), Duration.ofMinutes(30))
                .publishers()
                .counts())
        .containsExactly(new SourceTally.Count("test", 2, 0));
  }

  @Test
  default void namesWhatItLooksAt() {
    PipelineWorld world = world();

    assertThat(world.inspector().names().stream()).isNotBlank();
    assertThat(world.inspector().names().group()).isNotBlank();
  }
}
