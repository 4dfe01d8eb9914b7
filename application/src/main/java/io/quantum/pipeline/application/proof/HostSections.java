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
import io.quantum.pipeline.domain.proof.PackField;
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
            .add(PackField.IDENTITY_HOST, read(host.identity().name()))
            .add(PackField.IDENTITY_BOOT_ID, read(host.identity().bootId()))
            .add(PackField.IDENTITY_TOOL_VERSION, toolVersion)
            .add(PackField.IDENTITY_SERVER, names.server())
            .add(PackField.IDENTITY_STREAM, names.stream())
            .add(PackField.IDENTITY_GROUP, names.group());
    server.fold(
        known ->
            entries
                .add(PackField.IDENTITY_REDIS_VERSION, known.version())
                .add(PackField.IDENTITY_REDIS_RUN_ID, known.runId()),
        unknown ->
            entries
                .add(PackField.IDENTITY_REDIS_VERSION, new ProofValue.Unknown(unknown.why()))
                .add(PackField.IDENTITY_REDIS_RUN_ID, new ProofValue.Unknown(unknown.why())));
    addManager(entries);
    for (UnitOriginReading origin : host.origins()) {
      entries
          .about(origin.name().text())
          .add(
              PackField.IDENTITY_SHA256,
              origin.<ProofValue>fold(
                  known -> new ProofValue.Text(known.files().sha256()),
                  unknown -> new ProofValue.Unknown(unknown.why())));
    }
    return entries.with(
        server.<Completeness>fold(
            known -> Completeness.COMPLETE, unknown -> new Completeness.Partial(unknown.why())));
  }

  private void addManager(SectionBuilder entries) {
    host.manager()
        .fold(
            known ->
                entries.add(
                    PackField.IDENTITY_MANAGER_ENVIRONMENT,
                    known.variables().isEmpty() ? "clean" : names(known.variables())),
            unknown ->
                entries.add(
                    PackField.IDENTITY_MANAGER_ENVIRONMENT, new ProofValue.Unknown(unknown.why())));
    host.manager()
        .fold(known -> known.variables(), unknown -> List.<ManagerVariable>of())
        .forEach(
            variable ->
                entries
                    .about(variable.name())
                    .add(PackField.IDENTITY_MANAGER_VALUE, variable.value()));
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
          missing -> entries.add(PackField.UNITS_STATE, "not installed"),
          unknown -> entries.add(PackField.UNITS_STATE, new ProofValue.Unknown(unknown.why())));
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
        .add(PackField.UNITS_STATE, report.activeState())
        .add(PackField.UNITS_SUB_STATE, report.subState())
        .add(
            PackField.UNITS_RESTARTS,
            StreamSections.known(report.restarts(), "systemd does not say"))
        .add(
            PackField.UNITS_PID,
            report
                .process()
                .map(process -> Figure.exact(process.pid()))
                .orElse(Figure.unknown("no process runs")))
        .add(
            PackField.UNITS_SINCE,
            report
                .process()
                .flatMap(UnitReport.MainProcess::since)
                .map(since -> SectionBuilder.text(since.toString()))
                .orElse(new ProofValue.Unknown("no process runs")))
        .add(
            PackField.UNITS_MEMORY_BYTES,
            StreamSections.known(report.memoryBytes(), "systemd does not account"))
        .add(
            PackField.UNITS_INVOCATION,
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
          .add(PackField.LOGS_LINES, Figure.exact(digest.lines()))
          .add(
              PackField.LOGS_COVERED_SECONDS,
              StreamSections.age(covered.get().span(), "no line says when it was written"))
          .add(PackField.LOGS_WHOLE, covered.get().whole() ? "yes" : "no, its newest part")
          .add(PackField.LOGS_OTHER_LINES, Figure.exact(digest.others() + beyond(digest)));
      templates(
          entries,
          PackField.LOGS_TEMPLATE_LINES,
          shown(digest),
          covered.flatMap(LogCoverage::span));
    }
    return entries.with(completeness(digest.reading()));
  }

  ProofSection errors(Optional<PipelineSnapshot> snapshot) {
    LogDigest digest = host.logs();
    SectionBuilder entries = new SectionBuilder(ProofPart.ERRORS);
    snapshot.ifPresent(
        seen ->
            entries
                .add(PackField.ERRORS_DEAD_LETTERS, seen.control().deadLetters())
                .add(PackField.ERRORS_INVALID, seen.ledger().count(OutcomeCode.INVALID))
                .add(PackField.ERRORS_REJECTED, seen.ledger().count(OutcomeCode.REJECTED))
                .add(PackField.ERRORS_LOST_TRIMMED, seen.ledger().count(OutcomeCode.LOST_TRIMMED)));
    Optional<LogCoverage> covered = digest.reading().covered();
    if (covered.isPresent()) {
      List<LogTemplate> errors = digest.at(LogLevel.ERROR);
      entries
          .add(PackField.ERRORS_ERROR_LINES, Figure.exact(lines(errors)))
          .add(PackField.ERRORS_WARNING_LINES, Figure.exact(lines(digest.at(LogLevel.WARNING))));
      templates(
          entries,
          PackField.ERRORS_TEMPLATE_LINES,
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
      SectionBuilder entries,
      PackField field,
      List<LogTemplate> templates,
      Optional<Duration> span) {
    templates.stream()
        .sorted(Comparator.comparing(HostSections::subject))
        .forEach(template -> entries.about(subject(template)).add(field, lines(template, span)));
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
