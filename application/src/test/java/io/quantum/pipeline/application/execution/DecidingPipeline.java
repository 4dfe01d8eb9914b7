package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.fake.InMemoryIntentCodec;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryIntentLedger;
import io.quantum.pipeline.application.fake.InMemoryOrderGateway;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryRecoveryAttempts;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One instance deciding intents over a store in memory: what the tests of this package start from.
 */
abstract class DecidingPipeline {
  static final ConsumerName ME = PipelineWorld.ME;
  static final Instant NOW = Instant.parse("2026-01-21T00:03:11Z");
  static final OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(5, Duration.ofSeconds(60)),
          new OrderRate(60, Duration.ofSeconds(60)),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  final MutableClock clock = new MutableClock(NOW);
  final ClockWatch watch = new ClockWatch(clock);
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemoryIntentCodec codec = new InMemoryIntentCodec();
  final InMemoryIntentLedger ledger = new InMemoryIntentLedger(store, LIMITS);
  final InMemoryOrderGateway gateway = new InMemoryOrderGateway();
  final ProgressTally tally = new ProgressTally();
  final AtomicInteger number = new AtomicInteger();
  final Supplier<String> tokens = () -> "token-" + number.incrementAndGet();
  final PipelineLog log = new PipelineLog(new LineBudget(clock), new Diagnostics("intents", clock));
  final ExecuteOrderService orders =
      new ExecuteOrderService(gateway, ledger, LIMITS, ME, clock, log, tally);
  final HeldLanes lanes = new HeldLanes(orders);
  final Set<String> deadly = new HashSet<>();
  final InMemoryIntentInbox inbox = new InMemoryIntentInbox(store, LIMITS.openings());
  ProcessTradeIntentsService process = startedProcess();

  /** A service as a process has it after its start: it knows nothing but what is stored. */
  ProcessTradeIntentsService startedProcess() {
    return startedProcess(ledger);
  }

  ProcessTradeIntentsService startedProcess(IntentLedger settling) {
    return new ProcessTradeIntentsService(
        new LeaseHolder(new InMemoryReaderLease(store), ME, tokens, clock),
        new IntentFeed(
            inbox,
            new IntentFeed.Recovery(new InMemoryRecoveryAttempts(store), 5),
            ME,
            500,
            clock,
            log,
            tally),
        new IntentTriage(
            new IntentContract(ContractTerms.STANDARD),
            this::decode,
            AgeLimits.STANDARD,
            tokens,
            log,
            tally),
        ledger,
        new DismissalQueue(settling, log, tally),
        LIMITS,
        watch,
        clock);
  }

  DecodedPayload decode(byte[] payload) {
    if (deadly.contains(new String(payload, StandardCharsets.UTF_8))) {
      throw new IllegalStateException("this entry ends the process");
    }
    return codec.decode(payload);
  }

  EntryId publish(Intents intent) {
    return store.append(
        Optional.of("trade.intent"), Optional.of(codec.encode(intent.build())), "test");
  }

  void turns(int count) {
    for (int i = 0; i < count; i++) {
      // A turn after a long jump of the clock stands by once: its lease has lapsed.
      Turn turn = process.turn(lanes);
      assertThat(turn.trouble()).isEmpty();
    }
  }

  /** The store's clock is seen a minute ahead, and then where it was: two steps of a minute. */
  void clockSteps() {
    watch.seen(clock.instant(), clock.nanos(), clock.nanos());
    watch.seen(clock.instant().plusSeconds(65), clock.nanos(), clock.nanos());
    watch.seen(clock.instant(), clock.nanos(), clock.nanos());
  }
}
