package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogDigest;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogReading;
import io.quantum.pipeline.domain.logs.LogTemplate;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the host says: who it is, its units, its log. */
final class HostSections {
  /** Templates beyond these are counted together. */
  private static final int MAX_TEMPLATES = 100;

  /** So many of them for errors, if there are that many. */
  private static final int MAX_ERRORS = 50;

  private final String toolVersion;
  private final HostSnapshot host;

  HostSections(String toolVersion, HostSnapshot host) {
    this.toolVersion = toolVersion;
    this.host = host;
  }

  ProofSection identity(PipelineNames names, ServerReading server) {
    SectionBuilder entries =
        new SectionBuilder(ProofPart.IDENTITY)
            .steady("host", read(host.identity().name()))
            .steady("boot_id", read(host.identity().bootId()))
            .steady("tool_version", toolVersion)
            .steady("server", names.server())
            .steady("stream", names.stream())
            .steady("group", names.group());
    server.fold(
        known ->
            entries.steady("redis_version", known.version()).steady("redis_run_id", known.runId()),
        unknown ->
            entries
                .steady("redis_version", new ProofValue.Unknown(unknown.why()))
                .steady("redis_run_id", new ProofValue.Unknown(unknown.why())));
    host.manager()
        .fold(
            known ->
                entries.steady(
                    "manager_environment",
                    known.variables().isEmpty() ? "clean" : names(known.variables())),
            unknown ->
                entries.steady("manager_environment", new ProofValue.Unknown(unknown.why())));
    host.manager()
        .fold(known -> known.variables(), unknown -> List.<ManagerVariable>of())
        .forEach(
            variable -> entries.about(variable.name()).steady("manager_value", variable.value()));
    for (UnitOriginReading origin : host.origins()) {
      entries
          .about(origin.name().text())
          .steady(
              "sha256",
              origin.<ProofValue>fold(
                  known -> new ProofValue.Text(known.files().sha256()),
                  unknown -> new ProofValue.Unknown(unknown.why())));
    }
    return entries.with(
        server.<Completeness>fold(
            known -> Completeness.COMPLETE, unknown -> new Completeness.Partial(unknown.why())));
  }

  private static String names(List<ManagerVariable> variables) {
    return String.join(" ", variables.stream().map(ManagerVariable::name).toList());
  }

  private static ProofValue read(Optional<String> text) {
    return text.map(SectionBuilder::text).orElse(new ProofValue.Unknown("it cannot be read"));
  }

  ProofSection units() {
    if (host.units().isEmpty()) {
      return new ProofSection(
          ProofPart.UNITS, new Completeness.NotApplicable("no unit was asked for"), List.of());
    }
    SectionBuilder entries = new SectionBuilder(ProofPart.UNITS);
    for (int i = 0; i < host.units().size(); i++) {
      UnitReading unit = host.units().get(i);
      Optional<String> invocation =
          host.origins().get(i).fold(known -> known.invocation(), unknown -> Optional.empty());
      entries.about(unit.name().text());
      unit.fold(
          known -> installed(entries, known.report(), invocation),
          missing -> entries.steady("state", "not installed"),
          unknown -> entries.steady("state", new ProofValue.Unknown(unknown.why())));
    }
    List<String> reasons =
        host.units().stream()
            .map(unit -> unit.<String>fold(known -> "", missing -> "", unknown -> unknown.why()))
            .filter(why -> !why.isEmpty())
            .toList();
    if (reasons.isEmpty()) {
      return entries.complete();
    }
    return reasons.size() == host.units().size()
        ? entries.with(new Completeness.Unknown(reasons.get(0)))
        : entries.with(new Completeness.Partial(reasons.get(0)));
  }

  private static SectionBuilder installed(
      SectionBuilder entries, UnitReport report, Optional<String> invocation) {
    return entries
        .steady("state", report.activeState())
        .steady("sub_state", report.subState())
        .steady("restarts", StreamSections.known(report.restarts(), "systemd does not say"))
        .passing(
            "pid",
            report
                .process()
                .map(process -> Figure.exact(process.pid()))
                .orElse(Figure.unknown("no process runs")))
        .passing(
            "since",
            report
                .process()
                .flatMap(UnitReport.MainProcess::since)
                .map(since -> SectionBuilder.text(since.toString()))
                .orElse(new ProofValue.Unknown("no process runs")))
        .passing(
            "memory_bytes", StreamSections.known(report.memoryBytes(), "systemd does not account"))
        .passing(
            "invocation",
            invocation
                .map(SectionBuilder::text)
                .orElse(new ProofValue.Unknown("systemd does not say")));
  }

  ProofSection logs() {
    LogDigest digest = host.logs();
    SectionBuilder entries = new SectionBuilder(ProofPart.LOGS);
    Optional<LogCoverage> covered = digest.reading().covered();
    if (covered.isPresent()) {
      entries
          .passing("lines", Figure.exact(digest.lines()))
          .passing(
              "covered_seconds",
              StreamSections.age(covered.get().span(), "no line says when it was written"))
          .passing("whole", covered.get().whole() ? "yes" : "no, its newest part")
          .passing("other_lines", Figure.exact(digest.others() + beyond(digest)));
      templates(entries, shown(digest), covered.flatMap(LogCoverage::span));
    }
    return entries.with(completeness(digest.reading()));
  }

  ProofSection errors(Optional<PipelineSnapshot> snapshot) {
    LogDigest digest = host.logs();
    SectionBuilder entries = new SectionBuilder(ProofPart.ERRORS);
    snapshot.ifPresent(
        seen ->
            entries
                .steady("dead_letters", seen.control().deadLetters())
                .steady("invalid", seen.ledger().count(OutcomeCode.INVALID))
                .steady("rejected", seen.ledger().count(OutcomeCode.REJECTED))
                .steady("lost_trimmed", seen.ledger().count(OutcomeCode.LOST_TRIMMED)));
    Optional<LogCoverage> covered = digest.reading().covered();
    if (covered.isPresent()) {
      List<LogTemplate> errors = digest.at(LogLevel.ERROR);
      entries
          .passing("error_lines", Figure.exact(lines(errors)))
          .passing("warning_lines", Figure.exact(lines(digest.at(LogLevel.WARNING))));
      templates(
          entries,
          errors.stream().limit(MAX_TEMPLATES).toList(),
          covered.flatMap(LogCoverage::span));
    }
    return entries.with(
        digest
            .reading()
            .<Completeness>fold(
                read -> complete(snapshot),
                partial -> new Completeness.Partial(partial.why()),
                unknown ->
                    snapshot.isPresent()
                        ? new Completeness.Partial(unknown.why())
                        : new Completeness.Unknown(unknown.why())));
  }

  private static Completeness complete(Optional<PipelineSnapshot> snapshot) {
    return snapshot.isPresent()
        ? Completeness.COMPLETE
        : new Completeness.Partial("Redis cannot be read");
  }

  private static Completeness completeness(LogReading reading) {
    return reading.fold(
        read -> Completeness.COMPLETE,
        partial -> new Completeness.Partial(partial.why()),
        unknown -> new Completeness.Unknown(unknown.why()));
  }

  // By name and not by count, so that the order is the same in every capture.
  private static void templates(
      SectionBuilder entries, List<LogTemplate> templates, Optional<Duration> span) {
    templates.stream()
        .sorted(Comparator.comparing(HostSections::subject))
        .forEach(
            template -> entries.about(subject(template)).passing("lines", lines(template, span)));
  }

  static ProofValue lines(LogTemplate template, Optional<Duration> span) {
    return span.filter(time -> time.toMillis() > 0)
        .<ProofValue>map(time -> new ProofValue.Tally(template.count(), time))
        .orElse(ProofValue.of(Figure.exact(template.count())));
  }

  static String subject(LogTemplate template) {
    return SectionBuilder.shown(template.level() + " " + template.text());
  }

  private static long lines(List<LogTemplate> templates) {
    return templates.stream().mapToLong(LogTemplate::count).sum();
  }

  private static long beyond(LogDigest digest) {
    return lines(digest.templates()) - lines(shown(digest));
  }

  // Errors first: one that came once is not crowded out by what comes often.
  private static List<LogTemplate> shown(LogDigest digest) {
    List<LogTemplate> errors = digest.at(LogLevel.ERROR).stream().limit(MAX_ERRORS).toList();
    Set<LogTemplate> first = Set.copyOf(errors);
    return Stream.concat(
            errors.stream(), digest.templates().stream().filter(other -> !first.contains(other)))
        .limit(MAX_TEMPLATES)
        .toList();
  }
}
