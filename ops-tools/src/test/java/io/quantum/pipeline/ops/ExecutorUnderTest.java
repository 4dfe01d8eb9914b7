package io.quantum.pipeline.ops;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.execution.DismissalQueue;
import io.quantum.pipeline.application.execution.ExecuteOrderService;
import io.quantum.pipeline.application.execution.IntentFeed;
import io.quantum.pipeline.application.execution.IntentTriage;
import io.quantum.pipeline.application.execution.LeaseHolder;
import io.quantum.pipeline.application.execution.ProcessTradeIntentsService;
import io.quantum.pipeline.application.execution.ProgressTally;
import io.quantum.pipeline.application.execution.port.in.EndedOrder;
import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.fake.InMemoryOrderGateway;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The executor as it decides and settles, turn by turn on a real Redis, with a venue in memory:
 * what it puts aside are real dead letters.
 */
final class ExecutorUnderTest implements AutoCloseable {
  private static final ConsumerName ME = new ConsumerName("execution-test");
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(1_000, MINUTE),
          new OrderRate(1_000, MINUTE),
          Duration.ZERO,
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));
  private static final int PATIENCE_TURNS = 20;

  private final RedisUnderTest server;
  private final RedisModule redis;
  private final InMemoryOrderGateway venue = new InMemoryOrderGateway();
  private final ProcessTradeIntentsService process;
  private final Lanes lanes;

  ExecutorUnderTest(RedisUnderTest server) {
    this(server.url(), server);
  }

  /** The same as a user of that server. */
  ExecutorUnderTest(String url, RedisUnderTest server) {
    this.server = server;
    this.redis =
        new RedisModule(
            RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", url))), System::nanoTime);
    Ticker ticker = System::nanoTime;
    Injector ports =
        Guice.createInjector(
            redis,
            binder -> {
              binder.bind(OrderLimits.class).toInstance(LIMITS);
              binder.bind(AgeLimits.class).toInstance(AgeLimits.STANDARD);
              binder.bind(Ticker.class).toInstance(ticker);
            });
    PipelineLog log = new PipelineLog(new LineBudget(ticker), new Diagnostics("intents", ticker));
    ProgressTally tally = new ProgressTally();
    IntentLedger ledger = ports.getInstance(IntentLedger.class);
    this.lanes = new Lanes(new ExecuteOrderService(venue, ledger, LIMITS, ME, ticker, log, tally));
    this.process =
        new ProcessTradeIntentsService(
            new LeaseHolder(
                ports.getInstance(ReaderLease.class), ME, ExecutorUnderTest::token, ticker),
            new IntentFeed(
                ports.getInstance(IntentInbox.class),
                new IntentFeed.Recovery(ports.getInstance(RecoveryAttempts.class), 5),
                ME,
                500,
                ticker,
                log,
                tally),
            new IntentTriage(
                new IntentContract(ContractTerms.STANDARD),
                ports.getInstance(IntentDecoder.class),
                AgeLimits.STANDARD,
                ExecutorUnderTest::token,
                log,
                tally),
            ledger,
            new DismissalQueue(ledger, log, tally),
            LIMITS,
            new ClockWatch(ticker),
            ticker);
  }

  /** Decides until so many entries in all have an outcome. */
  void settle(long entries) {
    for (int turn = 0; turn < PATIENCE_TURNS && settled() < entries; turn++) {
      process.turn(lanes).trouble().ifPresent(ExecutorUnderTest::fail);
    }
    if (settled() != entries) {
      throw new AssertionError(settled() + " entries have an outcome, not " + entries);
    }
  }

  /** Orders that the venue was sent. */
  int orders() {
    return venue.submitted().size();
  }

  @Override
  public void close() {
    redis.close();
  }

  private long settled() {
    return server.commands().hvals("quantum:exec:ledger").stream().mapToLong(Long::parseLong).sum();
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }

  private static void fail(RuntimeException trouble) {
    throw trouble;
  }

  /** Eight lanes in which an order has ended as soon as it is sent. */
  private static final class Lanes implements OrderLanes {
    private final ExecuteOrderService orders;
    private final List<EndedOrder> ended = new ArrayList<>();

    private Lanes(ExecuteOrderService orders) {
      this.orders = orders;
    }

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
      orders.send(order, claimSentNanos).ifPresent(result -> orders.record(order, result));
      ended.add(new EndedOrder(order.order().terms().symbol(), false));
    }

    @Override
    public List<EndedOrder> ended() {
      List<EndedOrder> news = List.copyOf(ended);
      ended.clear();
      return news;
    }
  }
}
