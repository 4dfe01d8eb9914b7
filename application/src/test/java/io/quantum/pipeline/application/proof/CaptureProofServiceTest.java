package io.quantum.pipeline.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.fake.InMemoryHostFacts;
import io.quantum.pipeline.application.fake.InMemoryJournalReader;
import io.quantum.pipeline.application.fake.InMemoryManagerEnvironment;
import io.quantum.pipeline.application.fake.InMemorySampleArchive;
import io.quantum.pipeline.application.fake.InMemoryServerFacts;
import io.quantum.pipeline.application.fake.InMemoryUnitInspector;
import io.quantum.pipeline.application.fake.InMemoryWorld;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.monitor.WatchPipelineService;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.proof.port.in.CaptureProof.LogPart;
import io.quantum.pipeline.application.proof.port.in.CaptureProof.Scope;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import io.quantum.pipeline.domain.host.UnitOriginReading.FilesDigest;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a capture gathers, and that it goes on where something cannot be read. */
final class CaptureProofServiceTest {
  private static final Instant NOW = Instant.parse("2026-01-21T00:03:11Z");
  private static final UnitName UNIT = new UnitName("quantum-execution");
  private static final FlowLimits LIMITS =
      new FlowLimits(5, Duration.ofMinutes(1), AgeLimits.STANDARD);
  private static final ServerReading SERVER =
      new ServerReading.Known("7.0.15", "f".repeat(40), new ServerReading.Work(3, 200));

  private InMemoryWorld world;
  private long nanos;
  private WatchPipelineService watch;

  @BeforeEach
  void aWorldWithAReader() {
    world = new InMemoryWorld();
    world.reader();
    watch = new WatchPipelineService(world.inspector(), new InMemorySampleArchive());
  }

  @Test
  void countsWhatHappensBetweenItsTwoLooks() {
    world.publish(Intents.buy("BTCUSDT"));
    CaptureProofService service = service(watch, SERVER, host(InMemoryJournalReader.none()));
    var capture = service.begin(scope());
    nanos += 7;
    assertThat(capture.elapsed()).isEqualTo(Duration.ofNanos(7));
    world.publish(Intents.buy("ETHUSDT"));
    world.publish(Intents.buy("SOLUSDT"));
    world.readNew(1);
    world.pass(Duration.ofSeconds(5));

    ProofPack pack = capture.finish(ProofLabel.BEFORE);

    assertThat(pack.missing()).isEmpty();
    assertThat(pack.value(ProofField.of(ProofPart.THROUGHPUT, "arrived")))
        .contains(new ProofValue.Tally(2, Duration.ofSeconds(5)));
    assertThat(pack.value(ProofField.of(ProofPart.GROUPS, "group", "waiting")))
        .contains(ProofValue.of(Figure.exact(2)));
    assertThat(pack.value(ProofField.of(ProofPart.HEALTH, "backlog_true")))
        .contains(ProofValue.of(Figure.exact(2)));
  }

  @Test
  void saysWhatCannotBeReadAndGoesOn() {
    CaptureProofService service =
        service(
            new Unreachable(),
            new ServerReading.Unknown("Redis cannot be reached"),
            host(InMemoryJournalReader.none()));

    ProofPack pack = service.begin(scope()).finish(ProofLabel.AFTER);

    assertThat(pack.missing())
        .containsExactly(
            ProofPart.RESULTS, ProofPart.GROUPS, ProofPart.WINDOW, ProofPart.CONSERVATION);
    assertThat(pack.section(ProofPart.RESULTS).completeness())
        .isEqualTo(new Completeness.Unknown("Redis cannot be reached"));
    assertThat(pack.value(ProofField.of(ProofPart.UNITS, UNIT.text(), "state")))
        .contains(new ProofValue.Text("active"));
    assertThat(pack.section(ProofPart.LOGS).completeness())
        .isEqualTo(new Completeness.Unknown("this host has no journal"));
  }

  @Test
  void showsSpamWithItsRateAndALeftoverOfTheManager() {
    LogLine line = new LogLine(Optional.of(NOW), LogLevel.WARNING, "limit of 5 reached");
    LogLine error = new LogLine(Optional.of(NOW), LogLevel.ERROR, "terminal");
    List<LogLine> lines = new ArrayList<>(Collections.nCopies(57_600, line));
    lines.add(error);
    CaptureProofService service = service(watch, SERVER, host(InMemoryJournalReader.of(lines)));

    ProofPack pack = service.begin(scope()).finish(ProofLabel.BEFORE);

    String template = "WARNING limit of <n> reached";
    ProofValue.Tally tally = new ProofValue.Tally(57_600, Duration.ofMinutes(5));
    assertThat(tally.rate().perSecond()).isEqualTo(192);
    assertThat(pack.value(ProofField.of(ProofPart.LOGS, template, "lines"))).contains(tally);
    assertThat(pack.value(ProofField.of(ProofPart.HEALTH, template, "spam"))).contains(tally);
    assertThat(pack.value(ProofField.of(ProofPart.ERRORS, "error_lines")))
        .contains(ProofValue.of(Figure.exact(1)));
    assertThat(pack.value(ProofField.of(ProofPart.IDENTITY, "PIPELINE_DIAG", "manager_value")))
        .contains(new ProofValue.Text("true"));
  }

  @Test
  void listsAnErrorHoweverManyOtherTemplatesThereAre() {
    List<LogLine> lines = new ArrayList<>();
    for (char first = 'a'; first <= 'z'; first++) {
      for (char second = 'a'; second <= 'h'; second++) {
        String text = "source " + first + second + " is wrong";
        LogLine line = new LogLine(Optional.of(NOW), LogLevel.WARNING, text);
        lines.addAll(List.of(line, line));
      }
    }
    lines.add(new LogLine(Optional.of(NOW), LogLevel.ERROR, "the ledger is broken"));

    ProofPack pack =
        service(watch, SERVER, host(InMemoryJournalReader.of(lines)))
            .begin(scope())
            .finish(ProofLabel.BEFORE);

    assertThat(pack.value(ProofField.of(ProofPart.LOGS, "ERROR the ledger is broken", "lines")))
        .isPresent();
    assertThat(pack.value(ProofField.of(ProofPart.LOGS, "other_lines")))
        .contains(ProofValue.of(Figure.exact(2 * (26 * 8 - 99))));
  }

  @Test
  void readsALogFileInPlaceOfTheJournal() {
    HostSources host =
        host(
            InMemoryJournalReader.none(),
            InMemoryJournalReader.of(
                List.of(new LogLine(Optional.of(NOW), LogLevel.INFO, "from the file"))));
    Scope scope =
        new Scope(
            List.of(), LIMITS, new LogPart(Optional.of("/var/log/quantum.log"), Optional.empty()));

    ProofPack pack = service(watch, SERVER, host).begin(scope).finish(ProofLabel.BEFORE);

    assertThat(pack.value(ProofField.of(ProofPart.LOGS, "INFO from the file", "lines")))
        .isPresent();
    assertThat(pack.section(ProofPart.UNITS).completeness())
        .isEqualTo(new Completeness.NotApplicable("no unit was asked for"));
  }

  @Test
  void keepsApartWhatLooksTheSame() {
    List<LogLine> lines =
        List.of(
            new LogLine(Optional.of(NOW), LogLevel.INFO, "a"),
            new LogLine(Optional.of(NOW), LogLevel.INFO, "a "));
    HostSources host = host(InMemoryJournalReader.of(lines));
    Scope twice =
        new Scope(List.of(UNIT, UNIT), LIMITS, new LogPart(Optional.empty(), Optional.empty()));

    ProofPack pack = service(watch, SERVER, host).begin(twice).finish(ProofLabel.BEFORE);

    assertThat(pack.value(ProofField.of(ProofPart.LOGS, "INFO a", "lines"))).isPresent();
    assertThat(pack.value(ProofField.of(ProofPart.LOGS, "INFO a (2)", "lines"))).isPresent();
    assertThat(pack.value(ProofField.of(ProofPart.UNITS, UNIT + " (2)", "state"))).isPresent();
  }

  @Test
  void namesTheCountOfABrokenConservation() {
    world.publish(Intents.buy("BTCUSDT"));
    world.acknowledge(world.readNew(1).get(0).id());

    ProofPack pack =
        service(watch, SERVER, host(InMemoryJournalReader.none()))
            .begin(scope())
            .finish(ProofLabel.BEFORE);

    assertThat(pack.value(ProofField.of(ProofPart.HEALTH, "conservation")))
        .contains(new ProofValue.Text("broken, 1 entries missing"));
    assertThat(pack.missing()).isEmpty();
  }

  private static Scope scope() {
    return new Scope(List.of(UNIT), LIMITS, new LogPart(Optional.empty(), Optional.empty()));
  }

  private CaptureProofService service(WatchPipeline watch, ServerReading server, HostSources host) {
    return new CaptureProofService(
        watch,
        new CaptureProofService.RedisSources(new InMemoryServerFacts(() -> server), world.roster()),
        host,
        new MutableClock(NOW),
        () -> nanos);
  }

  private static HostSources host(JournalReader journal) {
    return host(journal, InMemoryJournalReader.none());
  }

  private static HostSources host(JournalReader journal, JournalReader file) {
    return new HostSources(
        "test",
        new InMemoryHostFacts(
            new HostIdentity(Optional.of("here"), Optional.of("b-1")),
            Map.of(
                UNIT,
                new UnitOriginReading.Known(
                    UNIT, new FilesDigest("0".repeat(64)), Optional.of("f".repeat(32))))),
        new InMemoryManagerEnvironment(
            new ManagerReading.Known(List.of(new ManagerVariable("PIPELINE_DIAG", "true")))),
        new InMemoryUnitInspector(
            Map.of(
                UNIT,
                new UnitReading.Known(
                    new UnitReport(
                        UNIT,
                        "active",
                        "running",
                        Optional.of(new UnitReport.MainProcess(7, Optional.of(NOW))),
                        OptionalLong.of(0),
                        OptionalLong.empty())))),
        new HostSources.Logs(journal, path -> file));
  }

  /** A watch of a server that does not answer. */
  private static final class Unreachable implements WatchPipeline {
    @Override
    public PipelineNames describe() {
      return new PipelineNames("nowhere", "intents", "group", "results");
    }

    @Override
    public Watch begin(Duration window) {
      return new Watch() {
        @Override
        public Look look() {
          return new Look(
              new PipelineReading.Unreadable("Redis cannot be reached"),
              SampleWindow.of(List.of(), window),
              List.of(),
              List.of());
        }

        @Override
        public Advisor.Tallies tallies(Instant end) {
          return Advisor.Tallies.NONE;
        }
      };
    }
  }
}
