package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.execution.DismissalQueue;
import io.quantum.pipeline.application.execution.IntentFeed;
import io.quantum.pipeline.application.execution.IntentTriage;
import io.quantum.pipeline.application.execution.LeaseHolder;
import io.quantum.pipeline.application.execution.ProcessTradeIntentsService;
import io.quantum.pipeline.application.execution.ProgressTally;
import io.quantum.pipeline.application.execution.port.in.EndedOrder;
import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What deciding costs an entry, from the delivery to what is handed to the ledger: the reader's own
 * turn over a batch of 500, with Redis taken out at both ends.
 *
 * <p>Compare medians: what else runs on the machine moves the means.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx128m"}) // as ./quantum starts the service
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
  private static final int BATCH = 500;
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final ConsumerName ME = new ConsumerName("execution-bench");
  private static final OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(5, MINUTE),
          new OrderRate(60, MINUTE),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  /** What the batch is made of. */
  public enum Entries {
    /** All past their age limit. */
    STALE,
    /** All with three violations. */
    INVALID,
    /** All fresh, while the window is full. */
    FRESH_TOO_MANY,
    /** As {@code bench drain}: 97 % stale, 2 % fresh, 1 % invalid. */
    DRAIN
  }

  /** Which. */
  @Param public Entries entries;

  private final OrderLanes lanes = new NoLanes();
  private ProcessTradeIntentsService reader;

  /** Makes the batch and the reader; measures nothing if it would not decide all of it. */
  @Setup
  public void prepare() {
    Ticker ticker = System::nanoTime;
    PipelineLog log = new PipelineLog(new LineBudget(ticker), new Diagnostics("intents", ticker));
    ProgressTally tally = new ProgressTally();
    FullLedger ledger = new FullLedger(TypicalIntent.NOW.plus(MINUTE));
    reader =
        new ProcessTradeIntentsService(
            new LeaseHolder(new OneLease(), ME, () -> "token", ticker),
            new IntentFeed(
                new SameBatchInbox(batch()),
                new IntentFeed.Recovery(new NoAttempts(), 5),
                ME,
                BATCH,
                ticker,
                log,
                tally),
            new IntentTriage(
                TypicalIntent.CONTRACT,
                new RealCodec().decoder(),
                AgeLimits.STANDARD,
                () -> "token",
                log,
                tally),
            ledger,
            new DismissalQueue(ledger, log, tally),
            LIMITS,
            new ClockWatch(ticker),
            ticker);
    // The first turn looks for what is pending.
    Turn turn = reader.turn(lanes);
    long before = ledger.closed();
    turn = reader.turn(lanes);
    if (ledger.closed() - before != BATCH || turn.waiting() != 0) {
      throw new IllegalStateException("a turn must decide the whole batch: " + turn);
    }
  }

  /** One turn; the figure is for one entry. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Turn decide() {
    return reader.turn(lanes);
  }

  private IntentBatch batch() {
    List<Delivery> deliveries = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      deliveries.add(
          Delivery.of(
              new EntryId(TypicalIntent.NOW.toEpochMilli() - BATCH + i, 0),
              Optional.of("trade.intent"),
              payload(i),
              new PublisherId("ai-engine")));
    }
    return new IntentBatch(
        new DecisionContext(
            TypicalIntent.NOW,
            TradingState.ACTIVE,
            LIMITS.openings().limit(),
            LIMITS.openings().limit(),
            LedgerMark.NOTHING_SEEN),
        deliveries);
  }

  private byte[] payload(int number) {
    return switch (entries) {
      case STALE -> stale(number);
      case INVALID -> TypicalIntent.invalid();
      case FRESH_TOO_MANY -> fresh(number);
      case DRAIN ->
          number % 100 == 50
              ? TypicalIntent.invalid()
              : number % 50 == 7 ? fresh(number) : stale(number);
    };
  }

  private static byte[] fresh(int number) {
    return text(number).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] stale(int number) {
    return text(number).replace("2026-01-21", "2026-01-20").getBytes(StandardCharsets.UTF_8);
  }

  private static String text(int number) {
    return new String(TypicalIntent.valid(), StandardCharsets.UTF_8)
        .replace("BTCUSDT", "" + (char) ('A' + number % 26) + (char) ('A' + number / 26) + "AUSDT")
        .replace("7f3a9c01", Integer.toHexString(0x7f3a9c01 + number));
  }

  /** All free, and nothing is ever put in: the window is full. */
  private static final class NoLanes implements OrderLanes {
    @Override
    public int free() {
      return 8;
    }

    @Override
    public int busy() {
      return 0;
    }

    @Override
    public void start(ClaimedOrder order, long claimSentNanos) {
      throw new IllegalStateException("no order was granted: " + order);
    }

    @Override
    public List<EndedOrder> ended() {
      return List.of();
    }
  }
}
