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
        new SectionBuilder(ProofPart.RESULTS).steady("stream", names.resultStream());
    return snapshot
        .results()
        .fold(
            stream ->
                entries
                    .steady("present", "yes")
                    .steady("length", stream.length())
                    .steady("entries_added", known(stream.entriesAdded(), SET))
                    .passing("last_id", stream.lastGenerated().toString())
                    .passing("last_age_seconds", age(stream, snapshot.at()))
                    .complete(),
            absent ->
                entries
                    .steady("present", "no")
                    .steady("length", 0)
                    .steady("entries_added", 0)
                    .passing("last_id", NONE)
                    .passing("last_age_seconds", Figure.unknown("there is no result"))
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
    SectionBuilder entries = new SectionBuilder(ProofPart.GROUPS).steady("stream", names.stream());
    entries.steady("count", taken.groups().size() + taken.others());
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
            absent -> entries.steady("present", "no"));
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
        .steady("present", "yes")
        .steady("waiting", waiting)
        .passing("oldest_waiting_seconds", age(backlog.oldestWaiting(), "nothing waits"))
        .steady("missing_now", backlog.lost())
        .steady("lost", lost(missed, waiting))
        .steady("pending", group.pending())
        .steady("pending_live", backlog.pendingLive())
        .steady("pending_ghost", backlog.pendingGhost())
        .passing("oldest_pending_seconds", age(backlog.oldestPending(), "nothing is pending"))
        .steady("consumers", group.consumers())
        .steady("entries_read", known(group.entriesRead(), "Redis has lost count"))
        .passing("last_delivered_id", group.lastDelivered().toString())
        .steady("reported_lag", known(group.reportedLag(), "Redis cannot tell"));
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
            .steady("trading_state", snapshot.control().tradingState().name())
            .steady(
                "order_limit",
                openings.limitInForce().isPresent()
                    ? Integer.toString(openings.limitInForce().getAsInt())
                    : "no instance runs")
            .steady("window_seconds", limits.window().toSeconds())
            .passing("orders_in_window", Figure.exact(snapshot.control().openingsInWindow()))
            .steady("limit_override", openings.overrideEndsIn().isPresent() ? "yes" : NONE)
            .passing(
                "limit_override_ends_in_seconds", age(openings.overrideEndsIn(), "there is none"));
    Optional<Duration> diagnostics = snapshot.context().executors().diagnosticsFor();
    return entries
        .passing(
            "next_slot_in_seconds",
            openings
                .nextSlot()
                .map(at -> seconds(Duration.between(snapshot.at(), at)))
                .orElse(Figure.unknown("the window has room, or nobody can tell")))
        .steady("diagnostics", diagnostics.isPresent() ? "on" : "off")
        .passing("diagnostics_end_in_seconds", age(diagnostics, "they are off"))
        .complete();
  }

  static ProofSection conservation(PipelineSnapshot snapshot) {
    SectionBuilder entries = new SectionBuilder(ProofPart.CONSERVATION);
    Conservation.of(snapshot)
        .fold(
            checked ->
                entries
                    .steady("equal", checked.isEqual() ? "yes" : "no")
                    .steady("missing", checked.missing())
                    .steady("delivered", checked.delivered())
                    .steady("pending", checked.pending())
                    .steady("offset", checked.offset())
                    .steady("settled", checked.settled()),
            undeterminable ->
                entries.steady("equal", new ProofValue.Unknown(undeterminable.why())));
    for (OutcomeCode code : OutcomeCode.values()) {
      entries.steady("outcome_" + code.wireName(), snapshot.ledger().count(code));
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
