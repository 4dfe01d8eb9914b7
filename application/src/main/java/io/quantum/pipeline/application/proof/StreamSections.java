package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.GroupsReading;
import io.quantum.pipeline.domain.backlog.GroupsReading.NamedGroup;
import io.quantum.pipeline.domain.backlog.IntentStreamSnapshot;
import io.quantum.pipeline.domain.backlog.MissedEntries;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the streams, the limiter and the ledger say: the part of a pack that is required. */
final class StreamSections {
  private static final String SET = "somebody set it beyond what can be counted";
  private static final String NONE = "none";

  private StreamSections() {}

  static ProofSection results(PipelineNames names, PipelineSnapshot snapshot) {
    SectionBuilder entries =
        new SectionBuilder(ProofPart.RESULTS).add(PackField.RESULTS_STREAM, names.resultStream());
    return snapshot
        .results()
        .fold(
            stream ->
                entries
                    .add(PackField.RESULTS_PRESENT, ProofValue.YES)
                    .add(PackField.RESULTS_LENGTH, stream.length())
                    .add(PackField.RESULTS_ENTRIES_ADDED, known(stream.entriesAdded(), SET))
                    .add(PackField.RESULTS_LAST_ID, stream.lastGenerated().toString())
                    .add(PackField.RESULTS_LAST_AGE_SECONDS, age(stream, snapshot.at()))
                    .complete(),
            absent ->
                entries
                    .add(PackField.RESULTS_PRESENT, ProofValue.NO)
                    .add(PackField.RESULTS_LENGTH, 0)
                    .add(PackField.RESULTS_ENTRIES_ADDED, 0)
                    .add(PackField.RESULTS_LAST_ID, NONE)
                    .add(PackField.RESULTS_LAST_AGE_SECONDS, Figure.unknown("there is no result"))
                    .complete());
  }

  private static Figure age(StreamReading.Present stream, Instant now) {
    return seconds(Duration.between(stream.lastGenerated().storedAt(), now));
  }

  static ProofSection groups(PipelineNames names, Look look, GroupsReading reading) {
    return reading.fold(
        taken -> groups(names, look, taken),
        unreadable -> ProofSection.unknown(ProofPart.GROUPS, unreadable.why()));
  }

  private static ProofSection groups(PipelineNames names, Look look, GroupsReading.Taken taken) {
    SectionBuilder entries =
        new SectionBuilder(ProofPart.GROUPS).add(PackField.GROUPS_STREAM, names.stream());
    entries.add(PackField.GROUPS_COUNT, taken.groups().size() + taken.others());
    Optional<IntentStreamSnapshot> ours =
        look.reading()
            .fold(seen -> Optional.of(seen.snapshot().intents()), none -> Optional.empty());
    for (NamedGroup group : taken.groups()) {
      entries.about(group.name());
      if (group.name().equals(names.group()) && ours.isPresent()) {
        // The watch has seen more of it than one look can.
        group(entries, ours.get(), taken.at(), look.window().newest());
      } else {
        group(entries, group.snapshot(), taken.at(), Optional.empty());
      }
    }
    return entries.with(
        taken.others() == 0
            ? Completeness.COMPLETE
            : new Completeness.Partial("%d more groups are not shown".formatted(taken.others())));
  }

  private static void group(
      SectionBuilder entries, IntentStreamSnapshot snapshot, Instant at, Optional<Sample> sample) {
    snapshot
        .group()
        .fold(
            group -> present(entries, snapshot, group, at, sample),
            absent -> entries.add(PackField.GROUPS_PRESENT, ProofValue.NO));
  }

  private static SectionBuilder present(
      SectionBuilder entries,
      IntentStreamSnapshot snapshot,
      GroupReading.Present group,
      Instant at,
      Optional<Sample> sample) {
    Backlog backlog = Backlog.of(snapshot, at);
    Figure waiting = sample.map(seen -> seen.levels().waiting()).orElse(backlog.waiting());
    OptionalLong missed =
        sample.isPresent() ? sample.get().counters().missed() : MissedEntries.of(snapshot, at);
    return entries
        .add(PackField.GROUPS_PRESENT, ProofValue.YES)
        .add(PackField.GROUPS_WAITING, waiting)
        .add(PackField.GROUPS_OLDEST_WAITING_SECONDS, age(backlog.oldestWaiting(), "nothing waits"))
        .add(PackField.GROUPS_MISSING_NOW, backlog.lost())
        .add(PackField.GROUPS_LOST, lost(missed, waiting))
        .add(PackField.GROUPS_PENDING, group.pending())
        .add(PackField.GROUPS_PENDING_LIVE, backlog.pendingLive())
        .add(PackField.GROUPS_PENDING_GHOST, backlog.pendingGhost())
        .add(
            PackField.GROUPS_OLDEST_PENDING_SECONDS,
            age(backlog.oldestPending(), "nothing is pending"))
        .add(PackField.GROUPS_CONSUMERS, group.consumers())
        .add(PackField.GROUPS_ENTRIES_READ, known(group.entriesRead(), "Redis has lost count"))
        .add(PackField.GROUPS_LAST_DELIVERED_ID, group.lastDelivered().toString())
        .add(PackField.GROUPS_REPORTED_LAG, known(group.reportedLag(), "Redis cannot tell"));
  }

  // As sure as the number waiting, from which it was derived.
  private static Figure lost(OptionalLong missed, Figure waiting) {
    return missed.isEmpty()
        ? Figure.unknown("nobody has counted")
        : Figure.of(
            missed.getAsLong(),
            waiting.fold(Figure.Known::quality, unknown -> Figure.Quality.ESTIMATE));
  }

  static ProofSection window(PipelineSnapshot snapshot, FlowLimits limits) {
    SnapshotContext.Openings openings = snapshot.context().openings();
    SectionBuilder entries =
        new SectionBuilder(ProofPart.WINDOW)
            .add(PackField.WINDOW_TRADING_STATE, snapshot.control().tradingState().name())
            .add(
                PackField.WINDOW_ORDER_LIMIT,
                openings.limitInForce().isPresent()
                    ? Integer.toString(openings.limitInForce().getAsInt())
                    : "no instance runs")
            .add(PackField.WINDOW_WINDOW_SECONDS, limits.window().toSeconds())
            .add(
                PackField.WINDOW_ORDERS_IN_WINDOW,
                Figure.exact(snapshot.control().openingsInWindow()))
            .add(
                PackField.WINDOW_LIMIT_OVERRIDE,
                openings.overrideEndsIn().isPresent() ? "yes" : NONE)
            .add(
                PackField.WINDOW_LIMIT_OVERRIDE_ENDS_IN_SECONDS,
                age(openings.overrideEndsIn(), "there is none"));
    Optional<Duration> diagnostics = snapshot.context().executors().diagnosticsFor();
    return entries
        .add(
            PackField.WINDOW_NEXT_SLOT_IN_SECONDS,
            openings
                .nextSlot()
                .map(at -> seconds(Duration.between(snapshot.at(), at)))
                .orElse(Figure.unknown("the window has room, or nobody can tell")))
        .add(PackField.WINDOW_DIAGNOSTICS, diagnostics.isPresent() ? "on" : "off")
        .add(PackField.WINDOW_DIAGNOSTICS_END_IN_SECONDS, age(diagnostics, "they are off"))
        .complete();
  }

  static ProofSection conservation(PipelineSnapshot snapshot) {
    SectionBuilder entries = new SectionBuilder(ProofPart.CONSERVATION);
    Conservation.of(snapshot)
        .fold(
            checked ->
                entries
                    .add(PackField.CONSERVATION_EQUAL, ProofValue.of(checked.isEqual()))
                    .add(PackField.CONSERVATION_MISSING, checked.missing())
                    .add(PackField.CONSERVATION_DELIVERED, checked.delivered())
                    .add(PackField.CONSERVATION_PENDING, checked.pending())
                    .add(PackField.CONSERVATION_OFFSET, checked.offset())
                    .add(PackField.CONSERVATION_SETTLED, checked.settled()),
            undeterminable ->
                entries.add(
                    PackField.CONSERVATION_EQUAL, new ProofValue.Unknown(undeterminable.why())));
    for (OutcomeCode code : OutcomeCode.values()) {
      entries.add(PackField.outcome(code), snapshot.ledger().count(code));
    }
    return entries.complete();
  }

  static Figure known(OptionalLong number, String otherwise) {
    return number.isPresent() ? Figure.exact(number.getAsLong()) : Figure.unknown(otherwise);
  }

  static Figure age(Optional<Duration> age, String otherwise) {
    return age.map(StreamSections::seconds).orElse(Figure.unknown(otherwise));
  }

  private static Figure seconds(Duration time) {
    return Figure.exact(Math.max(0, time.toSeconds()));
  }
}
