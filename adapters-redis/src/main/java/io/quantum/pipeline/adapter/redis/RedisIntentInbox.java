package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.models.stream.PendingMessage;
import io.quantum.pipeline.application.port.out.GroupOpening;
import io.quantum.pipeline.application.port.out.InboxReading;
import io.quantum.pipeline.application.port.out.IntentBatch;
import io.quantum.pipeline.application.port.out.IntentInbox;
import io.quantum.pipeline.application.port.out.ReaderTerm;
import io.quantum.pipeline.application.port.out.SweepDecision;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;

/** The consumer group, read in batches on a connection of its own. */
final class RedisIntentInbox implements IntentInbox {
  private static final LuaScript ENSURE_GROUP = LuaScript.named("ensure_group");
  private static final LuaScript WORLD = LuaScript.named("world");
  private static final LuaScript SWEEP = LuaScript.named("sweep");
  private static final Duration LEFT_ALONE = Duration.ofSeconds(60);

  /** Reads ahead at most, and the size of batches from which on it is done. */
  private static final int AHEAD = 2;

  private static final int BULK = 100;

  /** With a world older than this nothing is decided. */
  private static final long FRESH_NANOS = IntentInbox.OLDEST_WORLD.toNanos();

  private static final String READ = "read intents";

  /** A read and the look at the world behind it, and when they were sent. */
  private record Sent(RedisFuture<List<Delivery>> read, Look world, long nanos) {}

  /** A look at the world under way, and what was known when it was sent. */
  private record Look(RedisFuture<List<Object>> reply, KnownSteps.Mark known) {}

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final OrderLimits limits;
  private final String groupStart;
  private final Ticker ticker;
  private final KnownSteps steps;
  private final RightsProbe rights;

  /** The next batches, already under way. Only the reading thread comes here. */
  private final Queue<Sent> ahead = new ArrayDeque<>();

  private Instant newestWorld = Instant.EPOCH;

  @Inject
  RedisIntentInbox(
      RedisConnections redis,
      RedisKeys keys,
      OrderLimits limits,
      RedisConfig config,
      Ticker ticker,
      KnownSteps steps,
      RightsProbe rights) {
    this.redis = redis;
    this.keys = keys;
    this.limits = limits;
    this.groupStart = config.groupStart();
    this.ticker = ticker;
    this.steps = steps;
    this.rights = rights;
  }

  @Override
  public GroupOpening open(LedgerMark seen) {
    ahead.clear();
    // Behind every failure, and so behind every new connection.
    rights.require();
    Arguments args =
        new Arguments()
            .add(keys.group)
            .add(groupStart)
            .add(seen.settled())
            .add(seen.anchored() ? 1 : 0);
    steps.mark().addTo(args);
    Reply reply =
        new Reply(
            redis.step(
                "open the consumer group",
                ENSURE_GROUP,
                new byte[][] {
                  keys.intents,
                  keys.ledger,
                  keys.anchor,
                  keys.tradingState,
                  keys.attempts,
                  keys.audit,
                  keys.operatorActs
                },
                args.toArray()));
    steps.opened(reply.text(1), reply.number(2));
    return GroupOpening.valueOf(reply.text(0));
  }

  @Override
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    try {
      Optional<IntentBatch> earlier = nextOfAhead();
      IntentBatch batch =
          earlier.isPresent() ? earlier.get() : received(sent(reader, max, patience));
      // A full batch is seldom the last: the server reads on while this one is decided.
      while (max >= BULK && batch.size() == max && ahead.size() < AHEAD) {
        ahead.add(sent(reader, max, Duration.ZERO));
      }
      return new InboxReading.Delivered(batch);
    } catch (ExecutionException failed) {
      return lostOrThrow(failed.getCause());
    }
  }

  // What was read ahead and found nothing says nothing about now.
  private Optional<IntentBatch> nextOfAhead() throws ExecutionException {
    while (!ahead.isEmpty()) {
      IntentBatch batch = readAhead(ahead.remove());
      if (batch.size() > 0) {
        return Optional.of(batch);
      }
    }
    return Optional.empty();
  }

  private Sent sent(ConsumerName reader, int max, Duration patience) {
    RedisFuture<List<Delivery>> read =
        redis.start(
            READ, commands -> EntryReads.unread(commands, keys, reader.text(), max, patience));
    return new Sent(read, startWorld(), ticker.nanos());
  }

  private IntentBatch received(Sent sent) throws ExecutionException {
    List<Delivery> deliveries = redis.finish(READ, sent.read());
    return batch(world(sent.world()), deliveries, List.of());
  }

  // Nothing is decided with an old world, however long the entries have been here; and the world
  // never goes back: after a look at it, every read that was sent before needs one of its own.
  private IntentBatch readAhead(Sent sent) throws ExecutionException {
    IntentBatch batch = received(sent);
    boolean fresh =
        ticker.nanos() - sent.nanos() < FRESH_NANOS && !batch.at().isBefore(newestWorld);
    return fresh ? batch : glance().with(batch.deliveries());
  }

  @Override
  public InboxReading readPending(ConsumerName reader, EntryId after, int max) {
    IntentInbox.requirePage(max);
    // What was read ahead stands among the pending entries.
    ahead.clear();
    Optional<Range<String>> behind = EntryIds.behind(after, EntryId.LARGEST);
    if (behind.isEmpty()) {
      return new InboxReading.Delivered(glance());
    }
    List<PendingMessage> page;
    RedisFuture<List<PendingMessage>> listed =
        redis.start(
            READ,
            commands ->
                commands.xpending(
                    keys.intents,
                    Consumer.from(keys.group, RedisKeys.utf8(reader.text())),
                    behind.get(),
                    Limit.from(max)));
    try {
      page = redis.finish(READ, listed);
      List<RedisFuture<List<Delivery>>> bodies = new ArrayList<>();
      for (PendingMessage pending : page) {
        bodies.add(redis.start(READ, commands -> EntryReads.body(commands, keys, pending.getId())));
      }
      Look world = startWorld();
      List<Delivery> deliveries = new ArrayList<>();
      List<EntryId> gone = new ArrayList<>();
      for (int i = 0; i < page.size(); i++) {
        List<Delivery> body = redis.finish(READ, bodies.get(i));
        if (body.isEmpty()) {
          gone.add(EntryId.parse(page.get(i).getId()));
        } else {
          deliveries.add(body.get(0));
        }
      }
      Reply now = world(world);
      return new InboxReading.Delivered(batch(now, deliveries, gone));
    } catch (ExecutionException failed) {
      return lostOrThrow(failed.getCause());
    }
  }

  @Override
  public IntentBatch glance() {
    IntentBatch now = batch(readWorld(), List.of(), List.of());
    newestWorld = now.at();
    return now;
  }

  @Override
  public SweepDecision sweep(ReaderTerm term, Optional<ConsumerName> predecessor, int max) {
    KnownSteps.Mark known = steps.mark();
    Arguments args =
        new Arguments()
            .add(keys.group)
            .add(term.epoch())
            .add(term.token())
            .add(term.owner().text())
            .addText(predecessor.map(ConsumerName::text))
            .add(LEFT_ALONE.toMillis())
            .add(max);
    known.addTo(args);
    Reply reply =
        new Reply(
            redis.step(
                "sweep pending entries",
                SWEEP,
                new byte[][] {
                  keys.intents,
                  keys.claimed,
                  keys.audit,
                  keys.ledger,
                  keys.anchor,
                  keys.reader,
                  keys.attempts
                },
                args.toArray()));
    return switch (reply.text(0)) {
      case "FENCED" -> new SweepDecision.Fenced();
      case "CHANGED" -> throw RedisFailures.changed("sweep pending entries", redis.location());
      default -> {
        steps.reached(known, reply.number(1));
        yield new SweepDecision.Swept(reply.number(2), reply.number(3), reply.number(4));
      }
    };
  }

  // By its digest: the text is nine thousand bytes, to be sent and digested for every read.
  private Look startWorld() {
    KnownSteps.Mark known = steps.mark();
    return new Look(
        redis.start(
            READ,
            commands ->
                commands.evalshaReadOnly(
                    WORLD.digest(), ScriptOutputType.MULTI, worldKeys(), worldArguments())),
        known);
  }

  private Reply readWorld() {
    KnownSteps.Mark known = steps.mark();
    return compared(
        known,
        new Reply(redis.step("read the state of the world", WORLD, worldKeys(), worldArguments())));
  }

  // What is there must be what was opened, and not behind what was known when the look was sent.
  private Reply compared(KnownSteps.Mark known, Reply world) {
    String history = world.text(6);
    String opened = world.text(7);
    long here = world.number(8);
    boolean anchored = world.number(5) == 1;
    if (anchored && !opened.equals(history)
        || !known.isNothing() && (!known.history().equals(history) || here < known.steps())) {
      throw RedisFailures.changed(READ, redis.location());
    }
    if (!known.isNothing()) {
      steps.reached(known, here);
    } else if (anchored) {
      steps.opened(history, here);
    }
    return world;
  }

  private byte[][] worldKeys() {
    return new byte[][] {
      keys.tradingState,
      keys.safeMode,
      keys.openingWindow,
      keys.ledger,
      keys.anchor,
      keys.limitOverride,
      keys.limits
    };
  }

  private byte[][] worldArguments() {
    return new Arguments()
        .add(limits.openings().occupancyMillis())
        .add(limits.openings().limit())
        .add(keys.presencePrefix)
        .toArray();
  }

  private Reply world(Look look) throws ExecutionException {
    try {
      return compared(look.known(), new Reply(redis.finish(READ, look.reply())));
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof RedisNoScriptException)) {
        throw failed;
      }
      // A server that was started anew, or forgot its scripts; a later look is as good.
      Reply now = readWorld();
      newestWorld = now.micros(0);
      return now;
    }
  }

  private static IntentBatch batch(Reply world, List<Delivery> deliveries, List<EntryId> gone) {
    return new IntentBatch(
        world.micros(0),
        TradingState.valueOf(world.text(1)),
        world.number(2),
        Math.toIntExact(world.number(3)),
        new LedgerMark(world.number(5) == 1, world.number(4)),
        deliveries,
        gone);
  }

  private InboxReading lostOrThrow(Throwable failed) {
    if (RedisFailures.saysGroupLost(failed)) {
      return new InboxReading.GroupLost(RedisFailures.firstWord(failed));
    }
    throw RedisFailures.of(READ, redis.location(), failed);
  }
}
