package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.IntentStreamSnapshot;
import io.quantum.pipeline.domain.backlog.PendingSample;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.backlog.UndeliveredSample;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The raw numbers of a snapshot as flat names and values; what is absent has no name. */
final class RecordedSnapshot {
  private RecordedSnapshot() {}

  static Json write(Json line, PipelineSnapshot snapshot) {
    line.put("at", snapshot.at().toString());
    stream(line, "intents.", snapshot.intents().stream());
    stream(line, "executed.", snapshot.results());
    snapshot
        .intents()
        .group()
        .fold(
            group ->
                line.put("g.consumers", group.consumers())
                    .put("g.pending", group.pending())
                    .put("g.cursor", group.lastDelivered().toString())
                    .put("g.read", group.entriesRead())
                    .put("g.lag", group.reportedLag()),
            absent -> line);
    UndeliveredSample ahead = snapshot.intents().undelivered();
    PendingSample pending = snapshot.intents().pending();
    line.put("ahead", ahead.counted())
        .put("ahead.all", ahead.complete() ? 1 : 0)
        .put("ahead.first", ahead.first())
        .put("p.oldest", pending.oldest())
        .put("p.newest", pending.newest())
        .put("p.examined", pending.examined())
        .put("p.gone", pending.gone())
        .put("p.coverage", pending.coverage().name())
        .put("ledger", SampleLine.ledger(snapshot.ledger()))
        .put("offset", snapshot.anchorOffset())
        .put("state", snapshot.control().tradingState().name())
        .put("used", snapshot.control().openingsInWindow())
        .put("letters", snapshot.control().deadLetters());
    return context(line, snapshot.context());
  }

  private static Json context(Json line, SnapshotContext context) {
    SnapshotContext.Openings openings = context.openings();
    return line.put("run", context.runId())
        .put("created", context.groupCreations())
        .put("x.known", context.executors().known())
        .put("x.alive", context.executors().alive())
        .put("x.diag", context.executors().diagnosticsFor().map(Duration::toSeconds))
        .put("newest", context.newest().map(SnapshotContext.NewestEntry::id))
        .put(
            "newest.action",
            context.newest().flatMap(SnapshotContext.NewestEntry::action).map(Action::name))
        .put("limit", openings.limitInForce())
        .put("override", openings.overrideEndsIn().map(Duration::toSeconds))
        .put("slot", openings.nextSlot())
        .put("positions", context.exposure().map(SnapshotContext.Exposure::positions))
        .put("gross", context.exposure().map(held -> held.grossNotional().toPlainString()));
  }

  private static void stream(Json line, String at, StreamReading stream) {
    stream.fold(
        present ->
            line.put(at + "length", present.length())
                .put(at + "added", present.entriesAdded())
                .put(at + "first", present.first().toString())
                .put(at + "last", present.lastGenerated().toString()),
        absent -> line);
  }

  static PipelineSnapshot read(Json line) {
    return new PipelineSnapshot(
        Instant.parse(line.text("at")),
        new IntentStreamSnapshot(
            stream(line, "intents."),
            group(line),
            new UndeliveredSample(
                line.number("ahead"), line.number("ahead.all") == 1, id(line, "ahead.first")),
            new PendingSample(
                id(line, "p.oldest"),
                id(line, "p.newest"),
                line.number("p.examined"),
                line.number("p.gone"),
                PendingSample.Coverage.valueOf(line.text("p.coverage")))),
        stream(line, "executed."),
        SampleLine.ledger(line.text("ledger")),
        line.maybeNumber("offset"),
        new PipelineSnapshot.Control(
            TradingState.valueOf(line.text("state")), line.number("used"), line.number("letters")),
        context(line));
  }

  private static SnapshotContext context(Json line) {
    return new SnapshotContext(
        line.text("run"),
        line.number("created"),
        id(line, "newest")
            .map(
                id ->
                    new SnapshotContext.NewestEntry(
                        id, line.maybe("newest.action").map(Action::valueOf))),
        new SnapshotContext.Executors(
            line.number("x.known"),
            line.number("x.alive"),
            line.maybe("x.diag").map(left -> Duration.ofSeconds(Long.parseLong(left)))),
        new SnapshotContext.Openings(
            line.maybe("limit")
                .map(limit -> OptionalInt.of(Integer.parseInt(limit)))
                .orElse(OptionalInt.empty()),
            line.maybe("override").map(left -> Duration.ofSeconds(Long.parseLong(left))),
            line.maybe("slot").map(Instant::parse)),
        line.maybe("gross")
            .map(
                gross ->
                    new SnapshotContext.Exposure(line.number("positions"), new BigDecimal(gross))));
  }

  private static StreamReading stream(Json line, String at) {
    return line.maybe(at + "length").isEmpty()
        ? new StreamReading.Absent()
        : new StreamReading.Present(
            line.number(at + "length"),
            line.maybeNumber(at + "added"),
            EntryId.parse(line.text(at + "first")),
            EntryId.parse(line.text(at + "last")));
  }

  private static GroupReading group(Json line) {
    return line.maybe("g.cursor").isEmpty()
        ? new GroupReading.Absent()
        : new GroupReading.Present(
            line.number("g.consumers"),
            line.number("g.pending"),
            EntryId.parse(line.text("g.cursor")),
            line.maybeNumber("g.read"),
            line.maybeNumber("g.lag"));
  }

  private static Optional<EntryId> id(Json line, String name) {
    return line.maybe(name).map(EntryId::parse);
  }
}
