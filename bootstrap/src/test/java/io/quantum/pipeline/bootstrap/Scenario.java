package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.Guice;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;

/**
 * One story with a Redis server of its own, so that stories can run side by side: the streams on
 * it, the services that take part, and the hand of an operator. Dismissing it ends all processes.
 */
final class Scenario implements AutoCloseable {
  static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String[] SAFE = {
    "--appendonly", "yes", "--appendfsync", "always", "--proto-max-bulk-len", "1mb"
  };
  private static final String STATE = "quantum:safety:trading_state";
  private static final OperatorNote HAND = new OperatorNote("operator", "test");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  final RedisUnderTest redis;
  final Bus bus;
  private final Deque<ServiceProcess> services = new ArrayDeque<>();

  private final Thread idleReader = new Thread(this::staysReader, "idle-reader");

  private Scenario(RedisUnderTest redis) {
    this.redis = redis;
    this.bus = new Bus(redis);
    this.idleReader.setDaemon(true);
  }

  /** On a server that loses nothing when it is killed. */
  static Scenario begin() {
    return new Scenario(RedisUnderTest.process(SAFE));
  }

  /** On such a server that is not there yet. */
  static Scenario beforeRedis(String... more) {
    String[] settings = new String[SAFE.length + more.length];
    System.arraycopy(SAFE, 0, settings, 0, SAFE.length);
    System.arraycopy(more, 0, settings, SAFE.length, more.length);
    return new Scenario(RedisUnderTest.notYetStarted(settings));
  }

  /** Settings with which an order whose fate is unknown is resolved within seconds. */
  static Map<String, String> quick(String... more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "EXECUTION_LEASE_MS", "3000",
                "EXECUTION_FENCE_MS", "500",
                "EXECUTION_WINDOW_MS", "1000",
                "EXECUTION_RATE_LIMIT", "1000",
                "CLOSE_RATE_LIMIT", "1000",
                "EXECUTION_SYMBOL_INTERVAL_SEC", "0",
                "ALLOW_VOLATILE_REDIS", "false"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  /** The same for a story without a kill: an order has time to leave on a busy machine too. */
  static Map<String, String> unhurried(String... more) {
    Map<String, String> settings = quick(more);
    settings.put("EXECUTION_LEASE_MS", "15000");
    return settings;
  }

  /** A wait for something that must come, on a machine that may be busy. */
  static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
  }

  /** A service that is being started, straight on the server. */
  ServiceProcess starting(Map<String, String> settings) {
    return starting(redis.url(), settings);
  }

  /** A service that is being started, on the server or on a link to it. */
  ServiceProcess starting(String url, Map<String, String> settings) {
    ServiceProcess service = ServiceProcess.start(url, settings);
    services.push(service);
    return service;
  }

  /** A service that reads. */
  ServiceProcess reader(Map<String, String> settings) {
    return starting(settings).awaitReader();
  }

  /** What a service manager does: starts it again when it has ended. */
  void startAgainIfEnded(Map<String, String> settings) {
    if (!services.element().isAlive()) {
      theDeadAreForgotten();
      reader(settings);
    }
  }

  /** Commands for playing somebody else. */
  RedisCommands<String, String> commands() {
    return redis.commands();
  }

  /** The time after which a dead instance is forgotten passes at once: its lease and its sign. */
  void theDeadAreForgotten() {
    if (commands().exists("quantum:exec:reader") == 1) {
      commands().hset("quantum:exec:reader", "until", "0");
    }
    commands()
        .keys("quantum:exec:instance:*")
        .forEach(
            sign -> {
              commands().del(sign);
            });
  }

  /** Adds entries in one step: trouble that the first one causes does not meet the others. */
  void addTogether(List<String> payloads) {
    commands().multi();
    payloads.forEach(bus::add);
    commands().exec();
  }

  /**
   * A service on standby behind a reader that reads nothing, so that what is added waits. The group
   * is there.
   */
  ServiceProcess standbyBehindAnIdleReader() {
    reader(quick()).stop();
    commands()
        .hset(
            "quantum:exec:reader",
            Map.of(
                "owner", "execution-idle",
                "token", "of-the-idle-one",
                "until", Long.toString(now() + ReaderLease.TERM.toMillis())));
    idleReader.start();
    return starting(quick()).awaitReady();
  }

  // No term is longer than a term is: it is prolonged, as a reader does.
  private void staysReader() {
    try (RedisClient client = RedisClient.create(redis.url())) {
      RedisCommands<String, String> own = client.connect().sync();
      while (!Thread.currentThread().isInterrupted()) {
        long until = now(own) + ReaderLease.TERM.toMillis();
        own.hset("quantum:exec:reader", "until", Long.toString(until));
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      }
    } catch (RedisException ended) {
      // With the scenario, or with its server.
    }
  }

  /** What all services have written, the latest first. */
  String logs() {
    return services.stream().map(ServiceProcess::log).collect(Collectors.joining("----\n"));
  }

  /** Halts trading. */
  void halt() {
    control(controls -> controls.switchTo(wanted(TradingState.HALTED, Optional.empty()), HAND));
  }

  /** Halts trading for a time; when that ends, by the Redis clock. */
  Instant haltFor(Duration time) {
    return control(
        controls ->
            controls
                .switchTo(wanted(TradingState.HALTED, Optional.of(new Lasting(time))), HAND)
                .fold(switched -> switched.until().orElseThrow(), refused -> Instant.MAX));
  }

  /** Resumes trading. */
  void resume() {
    control(controls -> controls.switchTo(wanted(TradingState.ACTIVE, Optional.empty()), HAND));
  }

  /** Lets so many openings leave, over all instances, for a time. */
  void limit(int openings, Duration time) {
    TemporaryLimit limit = new TemporaryLimit(openings, new Lasting(time));
    control(controls -> controls.limit(limit, HAND));
  }

  /** Wants diagnostics for a time. */
  void diagnose(Duration time) {
    asking(OperatorControls.class, controls -> controls.diagnosticsOn(new Lasting(time), HAND));
  }

  /** The record of the trading state. */
  Map<String, String> tradingState() {
    return commands().hgetall(STATE);
  }

  /** The Redis clock in milliseconds. */
  long now() {
    return now(commands());
  }

  private static long now(RedisCommands<String, String> server) {
    List<String> time = server.time();
    return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
  }

  /** Waits until so many orders are on their way to the venue. */
  void awaitInFlight(long orders) {
    patiently().until(() -> commands().zcard("quantum:exec:inflight") == orders);
  }

  /** Waits until so many more entries have ended, whatever happens to Redis meanwhile. */
  void awaitMoreEnded(int more) {
    ConditionFactory anyhow = patiently().ignoreExceptions();
    long before = anyhow.until(bus::settled, any -> true);
    anyhow.until(() -> bus.settled() >= before + more);
  }

  /**
   * Waits until every entry of the intent stream has been delivered and has ended, as long as one
   * after another does: machines are slow.
   */
  void awaitAllEnded() {
    AtomicBoolean all = new AtomicBoolean();
    ConditionFactory anyhow = patiently().ignoreExceptions();
    while (!all.get()) {
      long before = anyhow.until(bus::settled, any -> true);
      anyhow.until(
          () -> {
            long ended = bus.settled();
            all.set(ended == commands().xlen(Bus.INTENTS));
            return all.get() || ended > before;
          });
    }
  }

  /** Checks what the run has left. */
  void assertSound() {
    new HistoryOf(redis).assertSound(1_000, 1_000);
    assertThat(bus.missing()).isZero();
  }

  /** Waits until an entry has been delivered and nothing is pending any more. */
  void awaitHandled(String entryId) {
    patiently()
        .untilAsserted(
            () -> {
              assertThat(commands().xinfoGroups(Bus.INTENTS).toString()).contains(entryId);
              assertThat(bus.pending()).isZero();
              assertThat(commands().zcard("quantum:exec:inflight")).isZero();
            });
  }

  /** The same across a loss of the group: what was delivered again may have two outcomes. */
  void assertSoundAcrossALoss() {
    new HistoryOf(redis).assertSoundAcrossALoss(1_000, 1_000);
    assertThat(bus.missing()).isZero();
  }

  /** The backlog as the tools read it. */
  Backlog backlog() {
    return asking(
        ReadPipeline.class,
        pipeline ->
            pipeline
                .read()
                .fold(
                    taken -> Backlog.of(taken.snapshot()),
                    unreadable -> {
                      throw new AssertionError(unreadable.why());
                    }));
  }

  private <T> T control(Function<OperatorControls, T> work) {
    return asking(OperatorControls.class, work);
  }

  private <P, T> T asking(Class<P> port, Function<P, T> work) {
    PipelineConfig config =
        PipelineConfig.from(Map.of("REDIS_URL", redis.url()), Path.of("/nowhere"));
    try (RedisModule module = new RedisModule(config.redis(), System::nanoTime)) {
      return work.apply(
          Guice.createInjector(PipelineMain.modules(module, config)).getInstance(port));
    }
  }

  private static TradingSwitch wanted(TradingState state, Optional<Lasting> lasting) {
    return new TradingSwitch(state, lasting);
  }

  @Override
  public void close() {
    idleReader.interrupt();
    services.forEach(ServiceProcess::close);
    redis.close();
  }
}
