package io.quantum.pipeline.application.monitor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupsReading;
import io.quantum.pipeline.domain.intent.Intents;
import org.junit.jupiter.api.Test;

/** What every roster does. */
public interface GroupRosterContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void findsNoGroupWhereThereIsNoStream() {
    assertThat(taken(world()).groups()).isEmpty();
  }

  @Test
  default void seesAGroupAsTheInspectorDoes() {
    PipelineWorld world = world();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.publish(Intents.buy("ETHUSDT"));
    world.readNew(1);

    GroupsReading.Taken groups = taken(world);

    assertThat(groups.groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.name()).isEqualTo(world.inspector().names().group());
              assertThat(group.snapshot()).isEqualTo(world.snapshot().intents());
              assertThat(Backlog.of(group.snapshot(), groups.at()).waiting())
                  .isEqualTo(Figure.exact(1));
            });
  }

  private static GroupsReading.Taken taken(PipelineWorld world) {
    return world
        .roster()
        .groups()
        .fold(
            taken -> taken,
            unreadable -> {
              throw new AssertionError(unreadable.why());
            });
  }
}
