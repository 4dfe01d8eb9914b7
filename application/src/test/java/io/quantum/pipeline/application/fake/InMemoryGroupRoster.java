package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.GroupsReading;
import io.quantum.pipeline.domain.backlog.GroupsReading.NamedGroup;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import java.util.List;

/** A world with one group at most. */
public final class InMemoryGroupRoster implements GroupRoster {
  private final StreamInspector inspector;

  /** Of the world that this inspector looks at. */
  public InMemoryGroupRoster(StreamInspector inspector) {
    this.inspector = inspector;
  }

  @Override
  public GroupsReading groups() {
    return inspector
        .snapshot()
        .fold(
            taken -> of(taken.snapshot()),
            unreadable -> new GroupsReading.Unreadable(unreadable.why()));
  }

  private GroupsReading of(PipelineSnapshot snapshot) {
    boolean there = snapshot.intents().group() instanceof GroupReading.Present;
    return new GroupsReading.Taken(
        snapshot.at(),
        there ? List.of(new NamedGroup(inspector.names().group(), snapshot.intents())) : List.of(),
        0);
  }
}
