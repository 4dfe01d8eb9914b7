package io.quantum.pipeline.bootstrap;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.ScriptOutputType;
import io.quantum.pipeline.adapter.redis.FaultyLink;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A Redis of its own, and service processes on it that a test starts, hurts and ends.
 *
 * <p>Everything that was opened here ends with it.
 */
final class Stage implements AutoCloseable {
  /** Openings in a window, as the processes are told. */
  static final int LIMIT = 5;

  static final long WINDOW_MS = 2_000;
  static final long LEASE_MS = 4_000;
  static final long FENCE_MS = 500;

  /** For a story without a kill: an order has time to leave on a busy machine too. */
  static final Map<String, String> UNHURRIED = Map.of("EXECUTION_LEASE_MS", "15000");

  /** Steps that a link may be told to harm. */
  private static final String[] STEPS = {
    "presence",
    "lease_take",
    "lease_renew",
    "ensure_group",
    "sweep",
    "attempts_begin",
    "claim",
    "venue_admit",
    "finalise",
    "takeover",
    "dismiss_batch",
    "publish"
  };

  private static final Map<String, String> SHORT =
      Map.of(
          "EXECUTION_RATE_LIMIT",
          Integer.toString(LIMIT),
          "EXECUTION_WINDOW_MS",
          Long.toString(WINDOW_MS),
          "EXECUTION_LEASE_MS",
          Long.toString(LEASE_MS),
          "EXECUTION_FENCE_MS",
          Long.toString(FENCE_MS),
          "EXECUTION_SYMBOL_INTERVAL_SEC",
          "0");

  private final RedisUnderTest redis = RedisUnderTest.process();
  private final Bus bus = new Bus(redis);
  private final HistoryOf history = new HistoryOf(redis);
  private final List<ServiceProcess> services = new ArrayList<>();
  private final Deque<Runnable> opened = new ArrayDeque<>();

  Stage() {
    opened.push(redis::close);
    redis.knowScripts(STEPS);
  }

  RedisUnderTest redis() {
    return redis;
  }

  Bus bus() {
    return bus;
  }

  HistoryOf history() {
    return history;
  }

  /** A new link to the server. */
  FaultyLink link() {
    FaultyLink link = FaultyLink.to(URI.create(redis.url()).getPort());
    opened.push(link::close);
    return link;
  }

  /** Starts a producer that goes on until it is closed. */
  Traffic traffic(long seed) {
    Traffic traffic = Traffic.on(bus, seed);
    opened.push(traffic::close);
    return traffic;
  }

  /** Starts an instance directly on the server; returns at once. */
  ServiceProcess start(String name) {
    return start(name, redis.url(), Map.of());
  }

  /** Starts an instance on the server behind the link; returns at once. */
  ServiceProcess start(String name, FaultyLink link) {
    return start(name, link.url(), Map.of());
  }

  /** Starts an instance with more environment, which counts more; returns at once. */
  ServiceProcess start(String name, String url, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(SHORT);
    environment.put("CONSUMER_NAME", name);
    environment.putAll(more);
    ServiceProcess service = ServiceProcess.start(url, environment);
    services.add(service);
    opened.push(service::close);
    return service;
  }

  /**
   * SIGKILL, and what the server grants the dead one of time is cut short: its lease and its sign
   * of presence lapse now and not seconds later. That they lapse by themselves is shown elsewhere.
   */
  void kill(String name, ServiceProcess service) {
    service.kill();
    redis
        .commands()
        .eval(
            "if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] then"
                + " redis.call('HSET', KEYS[1], 'until', '0') end"
                + " redis.call('DEL', KEYS[2])",
            ScriptOutputType.STATUS,
            new String[] {"quantum:exec:reader", "quantum:exec:instance:" + name},
            name);
  }

  /** Waits until the link has done its one harm and lets nothing pass any more. */
  static void awaitSilence(FaultyLink link) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(link::isHolding);
  }

  /** Waits until the server's clock has gone on by so much: a time, not a condition, is meant. */
  void awaitServerTime(long millis) {
    long until = serverMillis() + millis;
    await()
        .atMost(Duration.ofMillis(millis).plusSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> serverMillis() >= until);
  }

  /** Waits until at least so many entries have ended; shows what is left else. */
  void awaitSettled(long least) {
    try {
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> bus.settled() >= least);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(whatIsLeft(), late);
    }
  }

  /** Waits until every entry has ended, then checks the whole history. */
  void awaitSoundEnd() {
    awaitRest();
    history.assertSound(LIMIT, WINDOW_MS);
  }

  /** Waits until every entry has ended, as long as one after another does: machines are slow. */
  void awaitRest() {
    try {
      AtomicBoolean atRest = new AtomicBoolean();
      while (!atRest.get()) {
        long before = bus.settled();
        await()
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(50))
            .ignoreExceptionsInstanceOf(AssertionError.class)
            .until(
                () -> {
                  atRest.set(history.isAtRest());
                  return atRest.get() || bus.settled() > before;
                });
      }
    } catch (ConditionTimeoutException restless) {
      throw new AssertionError(whatIsLeft(), restless);
    }
  }

  private String whatIsLeft() {
    StringBuilder left = new StringBuilder("not at rest:");
    left.append("\nledger ").append(bus.ledger());
    left.append("\nclaimed ").append(redis.commands().hgetall("quantum:exec:claimed"));
    redis
        .commands()
        .zrange("quantum:exec:inflight", 0, -1)
        .forEach(
            id ->
                left.append("\nin flight ")
                    .append(id)
                    .append(redis.commands().hgetall("quantum:exec:order:" + id)));
    left.append("\nreader ").append(redis.commands().hgetall("quantum:exec:reader"));
    left.append("\ngroups ").append(redis.commands().xinfoGroups(Bus.INTENTS));
    left.append("\nserver time ").append(serverMillis());
    services.forEach(service -> left.append("\n---- a service\n").append(service.log()));
    return left.toString();
  }

  private long serverMillis() {
    return Long.parseLong(redis.commands().time().get(0)) * 1_000
        + Long.parseLong(redis.commands().time().get(1)) / 1_000;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }
}
