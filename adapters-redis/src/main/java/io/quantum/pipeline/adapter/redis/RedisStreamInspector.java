package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.PendingPage;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.SourceTally;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One read-only script of bounded cost; derives nothing. */
final class RedisStreamInspector implements StreamInspector {
  private static final LuaScript PICTURE = LuaScript.named("monitor/snapshot");
  private static final LuaScript PENDING_PAGE = LuaScript.named("monitor/pending_page");
  private static final LuaScript TALLIES = LuaScript.named("monitor/tallies");
  private static final int MAX_TALLIED = 2_000;
  private static final int PAGE = 100;
  private static final int PENDING_PAGE_SIZE = 400;

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final OrderLimits limits;

  @Inject
  RedisStreamInspector(RedisConnections redis, RedisKeys keys, OrderLimits limits) {
    this.redis = redis;
    this.keys = keys;
    this.limits = limits;
  }

  @Override
  public PipelineNames names() {
    return new PipelineNames(redis.location(), keys.intentsName, keys.groupName, keys.resultsName);
  }

  @Override
  public PipelineReading snapshot() {
    return snapshot(keys.paperPositions, keys.paperPrices);
  }

  @Override
  public PipelineReading plainSnapshot() {
    return snapshot(new byte[0][]);
  }

  private PipelineReading snapshot(byte[]... venue) {
    try {
      return new PipelineReading.Taken(
          snapshot(
              new Reply(
                  redis.look(
                      "take a picture",
                      PICTURE,
                      pictured(venue),
                      new Arguments()
                          .add(keys.group)
                          .add(limits.openings().occupancyMillis())
                          .add(PAGE)
                          .add(keys.presencePrefix)
                          .toArray()))));
    } catch (AdapterFailure unreadable) {
      return new PipelineReading.Unreadable(unreadable.getMessage());
    } catch (IllegalArgumentException planted) {
      // Somebody else wrote into our keys: no number is derived from that.
      return new PipelineReading.Unreadable(
          "Redis at %s holds something that this service never writes: %s"
              .formatted(redis.location(), planted.getMessage()));
    }
  }

  private byte[][] pictured(byte[][] venue) {
    return Stream.concat(
            Stream.of(
                keys.intents,
                keys.results,
                keys.ledger,
                keys.anchor,
                keys.openingWindow,
                keys.tradingState,
                keys.safeMode,
                keys.deadLetters,
                keys.limitOverride,
                keys.limits,
                keys.diagnostics),
            Stream.of(venue))
        .toArray(byte[][]::new);
  }

  @Override
  public Optional<PendingPage> pendingPage(Optional<EntryId> behind) {
    EntryId after = behind.orElse(EntryId.ZERO);
    if (after.next().isEmpty()) {
      return Optional.of(new PendingPage(0, 0, Optional.empty()));
    }
    try {
      Reply reply =
          new Reply(
              redis.look(
                  "examine pendings",
                  PENDING_PAGE,
                  new byte[][] {keys.intents},
                  new Arguments()
                      .add(keys.group)
                      .add(after.next().get())
                      .add(PENDING_PAGE_SIZE)
                      .toArray()));
      return Optional.of(new PendingPage(reply.number(0), reply.number(1), reply.maybeEntryId(2)));
    } catch (AdapterFailure unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public Advisor.Tallies tallies(Instant end, Duration window) {
    try {
      Reply reply =
          new Reply(
              redis.look(
                  "count who wrote what",
                  TALLIES,
                  new byte[][] {keys.intents, keys.deadLetters, keys.results},
                  new Arguments()
                      .add(end.minus(window).toEpochMilli())
                      .add(end.minus(window.dividedBy(2)).toEpochMilli())
                      .add(MAX_TALLIED)
                      .toArray()));
      return new Advisor.Tallies(tally(reply.nested(0)), tally(reply.nested(1)), reply.number(2));
    } catch (AdapterFailure unreadable) {
      return Advisor.Tallies.NONE;
    }
  }

  // Names are written by anybody: what could steer a terminal is taken out of them.
  private static SourceTally tally(Reply reply) {
    List<SourceTally.Count> counts = new ArrayList<>();
    for (int i = 1; i < reply.size(); i += 3) {
      counts.add(
          new SourceTally.Count(
              reply.text(i).replaceAll("[^ -~]", "?"), reply.number(i + 1), reply.number(i + 2)));
    }
    return new SourceTally(counts, reply.text(0).equals("1"));
  }

  private static PipelineSnapshot snapshot(Reply reply) {
    return new PipelineSnapshot(
        reply.micros(0),
        SnapshotReply.intents(reply.nested(1), reply.nested(3), reply.nested(4), reply.nested(5)),
        SnapshotReply.stream(reply.nested(2)),
        ledger(reply.nested(6)),
        reply.planted(7),
        new PipelineSnapshot.Control(
            TradingState.valueOf(reply.text(8)), reply.number(9), reply.number(10)),
        SnapshotContextReply.of(reply.nested(11), reply.nested(12), reply.nested(13)));
  }

  // A field that is no outcome of ours was written by somebody else and settles nothing.
  static LedgerTotals ledger(Reply reply) {
    LedgerTotals totals = LedgerTotals.EMPTY;
    for (int i = 0; i < reply.size(); i += 2) {
      Optional<OutcomeCode> outcome = OutcomeCode.named(reply.text(i));
      if (outcome.isPresent()) {
        totals = totals.plus(outcome.get(), reply.number(i + 1));
      }
    }
    return totals;
  }
}
