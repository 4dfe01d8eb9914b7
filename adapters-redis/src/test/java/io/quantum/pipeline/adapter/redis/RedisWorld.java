package io.quantum.pipeline.adapter.redis;

import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The world of the contracts on a real Redis, emptied at its making. */
final class RedisWorld implements PipelineWorld {
  final RedisUnderTest server;
  final RedisConfig config;
  final RedisKeys keys;
  final RedisConnections connections;
  final KnownSteps steps = new KnownSteps();

  // One, as in the service: it knows what it has read ahead.
  private final IntentInbox inbox;

  RedisWorld() {
    this(RedisUnderTest.shared());
  }

  RedisWorld(RedisUnderTest server) {
    this.server = server;
    this.config = RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", server.url())));
    this.keys = new RedisKeys(config);
    this.connections = Connections.to(server.url(), config);
    this.inbox = inbox(steps);
  }

  /** The inbox of another instance, which knows what it was answered itself. */
  IntentInbox inbox(KnownSteps known) {
    return new RedisIntentInbox(
        connections,
        keys,
        LIMITS,
        config,
        System::nanoTime,
        known,
        new RightsProbe(connections, keys));
  }

  /** The ledger of another instance. */
  IntentLedger ledger(KnownSteps known) {
    return new RedisIntentLedger(connections, keys, LIMITS, AgeLimits.STANDARD, config, known);
  }

  StoreFitness fitness() {
    return new RedisStoreFitness(connections, keys, config, new RightsProbe(connections, keys));
  }

  /** The configuration of this world with one other setting. */
  RedisConfig configWith(String key, long value) {
    return RedisConfig.read(
        new ConfigCheck(Map.of("REDIS_URL", server.url(), key, Long.toString(value))));
  }

  /** Connections are kept per server: a test class opens them once. */
  private static final class Connections {
    private static final Map<String, RedisConnections> OPEN =
        new java.util.concurrent.ConcurrentHashMap<>();

    private static RedisConnections to(String url, RedisConfig config) {
      return OPEN.computeIfAbsent(url, same -> new RedisConnections(config, System::nanoTime));
    }
  }

  @Override
  public IntentOutbox outbox() {
    return new RedisIntentOutbox(connections, keys, config);
  }

  @Override
  public IntentInbox inbox() {
    return inbox;
  }

  @Override
  public IntentLedger ledger(OrderLimits limits) {
    return ledger(limits, AgeLimits.STANDARD);
  }

  IntentLedger ledger(OrderLimits limits, AgeLimits ages) {
    return new RedisIntentLedger(connections, keys, limits, ages, config, steps);
  }

  @Override
  public InstanceRegistry registry() {
    return new RedisInstanceRegistry(connections, keys);
  }

  @Override
  public RecoveryAttempts attempts() {
    return new RedisRecoveryAttempts(connections, keys);
  }

  @Override
  public ReaderLease lease() {
    return new RedisReaderLease(connections, keys, System::nanoTime);
  }

  @Override
  public GroupRoster roster() {
    return new RedisGroupRoster(connections, keys);
  }

  @Override
  public StreamInspector inspector() {
    return new RedisStreamInspector(connections, keys, LIMITS);
  }

  @Override
  public DeadLetterQueue shelf() {
    return new RedisDeadLetterQueue(connections, keys, config);
  }

  @Override
  public void pass(Duration time) {
    Instant until = inbox().peek().at().plus(time);
    await().pollInterval(Duration.ofMillis(2)).until(() -> inbox().peek().at().isAfter(until));
  }

  @Override
  public void removeBody(EntryId entry) {
    server.commands().xdel(keys.intentsName, entry.toString());
  }

  @Override
  public PendingEntries pendingEntries() {
    return new RedisPendingEntries(connections, keys);
  }

  @Override
  public IntentRecords records() {
    return new RedisIntentRecords(connections, keys);
  }

  @Override
  public void acknowledge(EntryId entry) {
    server.commands().xack(keys.intentsName, keys.groupName, entry.toString());
  }

  @Override
  public OperatorControls controls() {
    return new RedisOperatorControls(connections, keys);
  }

  @Override
  public void safeMode() {
    server.commands().set("quantum:safety:safe_mode", "1");
  }

  @Override
  public long deadLetters() {
    return server.commands().xlen("quantum:stream:trade.intent.dlq");
  }

  @Override
  public long results() {
    return server.commands().xlen(keys.resultsName);
  }
}
