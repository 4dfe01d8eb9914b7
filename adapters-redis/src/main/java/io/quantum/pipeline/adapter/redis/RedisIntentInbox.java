package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisFuture;
import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer group, read in batches on a connection of its own. */
final class RedisIntentInbox implements IntentInbox {
  private static final Logger LOG = LoggerFactory.getLogger(RedisIntentInbox.class);
  private static final LuaScript ENSURE_GROUP = LuaScript.named("execution/ensure_group");
  private static final LuaScript SWEEP = LuaScript.named("execution/sweep");
  private static final Duration LEFT_ALONE = Duration.ofSeconds(60);

  /** Reads ahead at most, and the size of batches from which on it is done. */
  private static final int AHEAD = 2;

  private static final int BULK = 100;

  /** With a context older than this nothing is decided. */
  private static final long FRESH_NANOS = IntentInbox.OLDEST_WORLD.toNanos();

  private static final String READ = "read intents";

  /** A read and the look at the context behind it, and when they were sent. */
  private record Sent(
      RedisFuture<EntriesRead> read, ContextReads.Look context, int asked, long nanos) {}

  /** What a read has given. */
  private record Got(IntentBatch batch, InboxReading.Beyond beyond) {}

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final ContextReads contexts;
  private final String groupStart;
  private final Ticker ticker;
  private final KnownSteps steps;
  private final RightsProbe rights;

  /** The next batches, already under way. Only the reading thread comes here. */
  private final Queue<Sent> ahead = new ArrayDeque<>();

  private final ReadSize readSize = new ReadSize();
  private final PendingBodies bodies;

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
    this.contexts = new ContextReads(redis, keys, limits, steps);
    this.groupStart = config.groupStart();
    this.ticker = ticker;
    this.steps = steps;
    this.rights = rights;
    this.bodies = new PendingBodies(redis, keys);
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
    KnownSteps.Mark known = steps.mark();
    known.addTo(args);
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
    if (!known.isNothing() && !known.history().equals(reply.text(1))) {
      LOG.warn(
          "REDIS STARTED ANEW: no order is granted before {}, so that every instance can compare"
              + " what it has seen with what is there",
          reply.millis(3));
    }
    return GroupOpening.valueOf(reply.text(0));
  }

  @Override
  public InboxReading readNew(ConsumerName reader, int max, Duration patience) {
    try {
      Optional<Got> earlier = nextOfAhead();
      Got got = earlier.isPresent() ? earlier.get() : received(sent(reader, max, patience));
      // A full batch is seldom the last: the server reads on while this one is decided.
      while (readSize.of(max) >= BULK
          && got.beyond() == InboxReading.Beyond.UNREAD
          && ahead.size() < AHEAD) {
        ahead.add(sent(reader, max, Duration.ZERO));
      }
      return new InboxReading.Delivered(got.batch(), got.beyond());
    } catch (ExecutionException failed) {
      return lostOrThrow(failed.getCause());
    }
  }

  // What was read ahead and found nothing says nothing about now.
  private Optional<Got> nextOfAhead() throws ExecutionException {
    while (!ahead.isEmpty()) {
      Got got = readAhead(ahead.remove());
      if (got.batch().size() > 0) {
        return Optional.of(got);
      }
    }
    return Optional.empty();
  }

  private Sent sent(ConsumerName reader, int max, Duration patience) {
    int asked = readSize.of(max);
    RedisFuture<EntriesRead> read =
        redis.start(
            READ, commands -> EntryReads.unread(commands, keys, reader.text(), asked, patience));
    return new Sent(read, contexts.start(), asked, ticker.nanos());
  }

  private Got received(Sent sent) throws ExecutionException {
    EntriesRead read = redis.finish(READ, sent.read());
    List<Delivery> held = read.deliveries();
    readSize.had(sent.asked(), held.size(), read.weight());
    InboxReading.Beyond beyond =
        held.size() == sent.asked() ? InboxReading.Beyond.UNREAD : InboxReading.Beyond.NOTHING;
    return new Got(
        new IntentBatch(contexts.await(sent.context()), held),
        read.isCut() ? InboxReading.Beyond.PENDING : beyond);
  }

  // A batch needs a fresh context, however long its entries have been here; and the context never
  // goes back in time: after a look at it, every read that was sent before needs one of its own.
  private Got readAhead(Sent sent) throws ExecutionException {
    Got got = received(sent);
    boolean fresh =
        ticker.nanos() - sent.nanos() < FRESH_NANOS
            && !got.batch().context().at().isBefore(contexts.newest());
    return fresh ? got : new Got(new IntentBatch(peek(), got.batch().deliveries()), got.beyond());
  }

  @Override
  public Optional<List<EntryId>> pending(ConsumerName reader, EntryId after, int max) {
    IntentInbox.requirePage(max);
    // What was read ahead stands among the pending entries.
    ahead.clear();
    try {
      return Optional.of(bodies.list(reader, after, max));
    } catch (ExecutionException failed) {
      lostOrThrow(failed.getCause());
      return Optional.empty();
    }
  }

  @Override
  public IntentBatch fetch(List<EntryId> entries) {
    try {
      PendingBodies.Started started = bodies.start(entries);
      ContextReads.Look context = contexts.start();
      PendingBodies.Found found = started.await();
      return new IntentBatch(contexts.await(context), found.deliveries(), found.gone());
    } catch (ExecutionException failed) {
      throw RedisFailures.of(READ, redis.location(), failed.getCause());
    }
  }

  @Override
  public DecisionContext peek() {
    return contexts.now();
  }

  @Override
  public SweepDecision sweep(FencingToken fence, Optional<ConsumerName> predecessor, int max) {
    KnownSteps.Mark known = steps.mark();
    Arguments args =
        new Arguments()
            .add(keys.group)
            .add(fence.epoch())
            .add(fence.token())
            .add(fence.owner().text())
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
    steps.answered(known, reply, "sweep pending entries", redis.location());
    return reply.text(0).equals("FENCED")
        ? new SweepDecision.Fenced()
        : new SweepDecision.Swept(reply.number(2), reply.number(3), reply.number(4));
  }

  private InboxReading lostOrThrow(Throwable failed) {
    if (RedisFailures.saysGroupLost(failed)) {
      return new InboxReading.GroupLost(RedisFailures.firstWord(failed));
    }
    throw RedisFailures.of(READ, redis.location(), failed);
  }
}
