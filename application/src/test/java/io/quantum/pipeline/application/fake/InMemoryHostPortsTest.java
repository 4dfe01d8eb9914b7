package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.application.doctor.port.out.HostFactsContract;
import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.application.doctor.port.out.JournalAccessContract;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironmentContract;
import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.application.doctor.port.out.UnitInspectorContract;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisorContract;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.application.proof.port.out.JournalReaderContract;
import io.quantum.pipeline.domain.host.JournalReading;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;

/** The fakes of what stands on the host keep the contracts of their ports. */
final class InMemoryHostPortsTest {
  @Nested
  final class Journal implements JournalAccessContract {
    @Override
    public JournalAccess open() {
      return new InMemoryJournalAccess(new JournalReading.Readable());
    }

    @Override
    public JournalAccess narrow() {
      return new InMemoryJournalAccess(new JournalReading.Partial("own entries only"));
    }

    @Override
    public JournalAccess helpless() {
      return new InMemoryJournalAccess(new JournalReading.Unknown("no journal"));
    }
  }

  @Nested
  final class Supervisor implements ServiceSupervisorContract {
    private long nanos;
    private final InMemoryServiceSupervisor supervisor = new InMemoryServiceSupervisor(() -> nanos);

    @Override
    public ServiceSupervisor supervisor() {
      return supervisor;
    }

    @Override
    public List<String> told() {
      return supervisor.told();
    }

    @Override
    public void tenSecondsLater() {
      nanos += Duration.ofSeconds(10).toNanos();
    }
  }

  @Nested
  final class Host implements HostFactsContract {
    @Override
    public HostFacts host() {
      return new InMemoryHostFacts(HERE, Map.of(INSTALLED, ORIGIN));
    }

    @Override
    public HostFacts helpless() {
      return new InMemoryHostFacts(HERE, Map.of());
    }
  }

  @Nested
  final class Log implements JournalReaderContract {
    @Override
    public JournalReader recent() {
      return InMemoryJournalReader.of(
          List.of(
              line(QUERY.since().minusSeconds(1), LogLevel.INFO, "too old"),
              line(NOW.minusSeconds(30), LogLevel.WARNING, "first"),
              line(NOW.minusSeconds(20), LogLevel.INFO, "second")));
    }

    @Override
    public JournalReader helpless() {
      return InMemoryJournalReader.none();
    }

    private static LogLine line(Instant at, LogLevel level, String message) {
      return new LogLine(Optional.of(at), level, message);
    }
  }

  @Nested
  final class Manager implements ManagerEnvironmentContract {
    @Override
    public ManagerEnvironment leftover() {
      return new InMemoryManagerEnvironment(
          new ManagerReading.Known(List.of(new ManagerVariable("PIPELINE_DIAG", "true"))),
          new ManagerReading.Known(List.of(new ManagerVariable("PIPELINE_DIAG", "false"))));
    }

    @Override
    public ManagerEnvironment clean() {
      return new InMemoryManagerEnvironment(new ManagerReading.Known(List.of()));
    }

    @Override
    public ManagerEnvironment helpless() {
      return new InMemoryManagerEnvironment(new ManagerReading.Unknown("no systemd"));
    }
  }

  @Nested
  final class Units implements UnitInspectorContract {
    @Override
    public UnitInspector inspector() {
      return new InMemoryUnitInspector(
          Map.of(
              RUNNING,
              new UnitReading.Known(
                  new UnitReport(
                      RUNNING,
                      "active",
                      "running",
                      Optional.empty(),
                      OptionalLong.empty(),
                      OptionalLong.empty())),
              MISSING,
              new UnitReading.NotInstalled(MISSING)));
    }

    @Override
    public UnitInspector helpless() {
      return new InMemoryUnitInspector(Map.of());
    }
  }
}
