package io.quantum.pipeline.application.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.fake.InMemorySampleArchive;
import io.quantum.pipeline.application.fake.InMemoryWorld;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Watch;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.Figure.Quality;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.intent.Intents;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking again and again, and remembering. */
final class WatchPipelineServiceTest {
  private InMemoryWorld world;
  private InMemorySampleArchive archive;
  private WatchPipelineService service;

  @BeforeEach
  void aWorldWithAReader() {
    world = new InMemoryWorld();
    archive = new InMemorySampleArchive();
    service = new WatchPipelineService(world.inspector(), archive);
  }

  @Test
  void keepsTheFirstLookAndThenOneAMinute() {
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    Watch watch = service.begin(SampleWindow.USUAL_LENGTH);

    for (int i = 0; i < 25; i++) {
      watch.look();
      world.pass(Duration.ofSeconds(5));
    }

    assertThat(archive.recall(service.describe()).samples()).hasSize(3);
  }

  @Test
  void remembersWhatAnotherRunHasSeen() {
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    service.begin(SampleWindow.USUAL_LENGTH).look();
    world.pass(Duration.ofSeconds(10));
    world.publish(Intents.buy("ETHUSDT"));

    Look look = service.begin(SampleWindow.USUAL_LENGTH).look();

    assertThat(look.memory()).hasSize(2);
    assertThat(look.window().rates().arrived().orElseThrow().perSecond()).isEqualTo(0.1);
  }

  @Test
  void keepsNothingOfAPipelineThatIsNotThere() {
    Look look = service.begin(SampleWindow.USUAL_LENGTH).look();

    assertThat(look.window().newest()).isEmpty();
    assertThat(archive.recall(service.describe()).samples()).isEmpty();
  }

  @Test
  void examinesALongPendingListPageByPage() {
    world.reader();
    for (int i = 0; i < 900; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("i-" + i));
    }
    world.readNew(900).stream().limit(450).forEach(entry -> world.removeBody(entry.id()));
    Watch watch = service.begin(SampleWindow.USUAL_LENGTH);

    assertThat(ghosts(watch.look())).isEqualTo(Figure.of(400, Quality.AT_LEAST));
    assertThat(ghosts(watch.look())).isEqualTo(Figure.of(450, Quality.AT_LEAST));
    assertThat(ghosts(watch.look())).isEqualTo(Figure.of(450, Quality.ESTIMATE));
  }

  private static Figure ghosts(Look look) {
    return look.reading()
        .fold(
            taken -> Backlog.of(taken.snapshot()).pendingGhost(),
            unreadable -> Figure.unknown(unreadable.why()));
  }
}
