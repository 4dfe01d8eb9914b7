package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.flow.FlowAssessment;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogTemplate;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The other sections in a few lines. */
final class HealthSection {
  /** A result within this time counts as movement: at 5 orders a minute that is up to 25. */
  private static final Duration MOVING = Duration.ofMinutes(5);

  private HealthSection() {}

  static ProofSection of(Look look, HostSnapshot host, FlowLimits limits) {
    FlowAssessment assessment =
        FlowAssessment.of(look.reading(), look.window(), host.units(), limits);
    SectionBuilder entries =
        new SectionBuilder(ProofPart.HEALTH)
            .add(PackField.HEALTH_STATE, assessment.state().name())
            .add(PackField.HEALTH_WHY, assessment.why());
    look.reading()
        .fold(
            taken -> pipeline(entries, look, taken.snapshot()),
            unreadable ->
                entries.add(
                    PackField.HEALTH_RESULTS_MOVING, new ProofValue.Unknown(unreadable.why())));
    logs(entries, host);
    units(entries, host.units());
    return entries.with(
        look.reading()
            .<Completeness>fold(
                taken -> Completeness.COMPLETE,
                unreadable -> new Completeness.Partial(unreadable.why())));
  }

  private static SectionBuilder pipeline(
      SectionBuilder entries, Look look, PipelineSnapshot snapshot) {
    Backlog backlog = Backlog.of(snapshot);
    Optional<EntryId> last =
        snapshot.results().fold(HealthSection::newest, absent -> Optional.empty());
    boolean moving =
        last.filter(id -> Duration.between(id.storedAt(), snapshot.at()).compareTo(MOVING) <= 0)
            .isPresent();
    return entries
        .add(PackField.HEALTH_RESULTS_MOVING, ProofValue.of(moving))
        .add(PackField.HEALTH_RESULTS_LAST_ID, last.map(EntryId::toString).orElse("none"))
        .add(
            PackField.HEALTH_BACKLOG_TRUE,
            look.window()
                .newest()
                .map(sample -> sample.levels().waiting())
                .orElse(backlog.waiting()))
        .add(PackField.HEALTH_BACKLOG_REPORTED, reported(snapshot))
        .add(PackField.HEALTH_PENDING_LIVE, backlog.pendingLive())
        .add(PackField.HEALTH_PENDING_GHOST, backlog.pendingGhost())
        .add(PackField.HEALTH_CONSERVATION, conservation(Conservation.of(snapshot)))
        .add(PackField.HEALTH_EXECUTORS_ALIVE, snapshot.context().executors().alive());
  }

  private static Figure reported(PipelineSnapshot snapshot) {
    return snapshot
        .intents()
        .group()
        .fold(
            group -> StreamSections.known(group.reportedLag(), "Redis cannot tell"),
            absent -> Figure.unknown("the consumer group does not exist"));
  }

  private static Optional<EntryId> newest(StreamReading.Present stream) {
    return stream.entriesAdded().equals(OptionalLong.of(0))
        ? Optional.empty()
        : Optional.of(stream.lastGenerated());
  }

  private static ProofValue conservation(Conservation conservation) {
    return conservation.fold(
        checked ->
            SectionBuilder.text(
                checked.isEqual()
                    ? "equal"
                    : "broken, %d entries missing".formatted(checked.missing())),
        undeterminable -> new ProofValue.Unknown(undeterminable.why()));
  }

  private static void logs(SectionBuilder entries, HostSnapshot host) {
    Optional<LogCoverage> covered = host.logs().reading().covered();
    List<LogTemplate> spam = host.logs().spam();
    entries.add(
        PackField.HEALTH_SPAM_TEMPLATES,
        covered.isEmpty()
            ? Figure.unknown("no log could be read")
            : covered.flatMap(LogCoverage::span).isEmpty()
                ? Figure.unknown("no line says when it was written")
                : Figure.exact(spam.size()));
    spam.stream()
        .sorted(Comparator.comparing(HostSections::subject))
        .forEach(
            template ->
                entries
                    .about(HostSections.subject(template))
                    .add(
                        PackField.HEALTH_SPAM,
                        HostSections.lines(template, covered.flatMap(LogCoverage::span))));
  }

  private static void units(SectionBuilder entries, List<UnitReading> units) {
    for (UnitReading unit : units) {
      entries
          .about(unit.name().text())
          .add(
              PackField.HEALTH_SERVICE,
              unit.<ProofValue>fold(
                  known -> SectionBuilder.text(known.report().activeState()),
                  missing -> new ProofValue.Text("not installed"),
                  unknown -> new ProofValue.Unknown(unknown.why())));
    }
  }
}
