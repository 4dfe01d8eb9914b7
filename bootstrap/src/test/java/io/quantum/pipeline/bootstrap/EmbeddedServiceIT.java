package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The service with a Redis of its own, for a first try. */
@Tag(Chaos.SHORT)
@EnabledOnOs(value = OS.LINUX, disabledReason = "asks for the children of a process")
final class EmbeddedServiceIT {
  @TempDir private Path home;

  @Test
  void leavesNoProcessBehindWhenItIsKilled() {
    try (ServiceProcess service = embedded()) {
      List<ProcessHandle> children = children(service);
      assertThat(children).hasSizeGreaterThanOrEqualTo(1);

      service.kill();

      Scenario.patiently().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  @Test
  void leavesNoProcessBehindWhenItIsStopped() {
    try (ServiceProcess service = embedded()) {
      List<ProcessHandle> children = children(service);

      assertThat(service.stop()).isZero();

      Scenario.patiently().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private ServiceProcess embedded() {
    return ServiceProcess.start(
            "redis://127.0.0.1:1", Map.of("QUANTUM_HOME", home.toString()), "--embedded")
        .awaitReader();
  }

  private static List<ProcessHandle> children(ServiceProcess service) {
    return ProcessHandle.of(service.pid()).orElseThrow().descendants().toList();
  }
}
