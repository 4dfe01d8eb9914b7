package io.quantum.pipeline.adapter.redis;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.application.venue.port.out.VenueBook;

/**
 * Binds every port that Redis serves. Whoever installs it binds {@link
 * io.quantum.pipeline.domain.admission.OrderLimits} and {@link
 * io.quantum.pipeline.domain.admission.AgeLimits}, and closes the module at the end.
 *
 * <p>Connections open at first use, not here. <b>Threads</b>: safe.
 */
public final class RedisModule extends AbstractModule implements AutoCloseable {
  private final RedisConfig config;
  private final RedisConnections connections;

  /** For one server; the ticker tells for how long there was no answer. */
  public RedisModule(RedisConfig config, Ticker ticker) {
    this.config = config;
    this.connections = new RedisConnections(config, ticker);
  }

  @Override
  protected void configure() {
    bind(RedisConfig.class).toInstance(config);
    bind(RedisConnections.class).toInstance(connections);
    bind(RedisKeys.class).toInstance(new RedisKeys(config));
    bind(KnownSteps.class).toInstance(new KnownSteps());
    bind(RightsProbe.class).in(Singleton.class);
    bind(JacksonIntentCodec.class).in(Singleton.class);
    bind(IntentDecoder.class).to(JacksonIntentCodec.class);
    bind(IntentEncoder.class).to(JacksonIntentCodec.class);
    bind(IntentOutbox.class).to(RedisIntentOutbox.class).in(Singleton.class);
    bind(DeadLetterQueue.class).to(RedisDeadLetterQueue.class).in(Singleton.class);
    bind(IntentInbox.class).to(RedisIntentInbox.class).in(Singleton.class);
    bind(IntentLedger.class).to(RedisIntentLedger.class).in(Singleton.class);
    bind(RecoveryAttempts.class).to(RedisRecoveryAttempts.class).in(Singleton.class);
    bind(ReaderLease.class).to(RedisReaderLease.class).in(Singleton.class);
    bind(InstanceRegistry.class).to(RedisInstanceRegistry.class).in(Singleton.class);
    bind(StreamRetention.class).to(RedisStreamRetention.class).in(Singleton.class);
    bind(VenueBook.class).to(RedisVenueBook.class).in(Singleton.class);
    bind(StoreFitness.class).to(RedisStoreFitness.class).in(Singleton.class);
    bind(GroupRoster.class).to(RedisGroupRoster.class).in(Singleton.class);
    bind(ServerFacts.class).to(RedisServerFacts.class).in(Singleton.class);
    bind(StoredValues.class).to(RedisStoredValues.class).in(Singleton.class);
    bind(StreamInspector.class).to(RedisStreamInspector.class).in(Singleton.class);
    bind(OperatorControls.class).to(RedisOperatorControls.class).in(Singleton.class);
    bind(ClockSteps.class).to(RedisClockSteps.class).in(Singleton.class);
    bind(PendingEntries.class).to(RedisPendingEntries.class).in(Singleton.class);
    bind(IntentRecords.class).to(RedisIntentRecords.class).in(Singleton.class);
    bind(HistoryArchive.class).to(RedisHistoryArchive.class).in(Singleton.class);
  }

  /** Closes all connections; commands under way fail. */
  @Override
  public void close() {
    connections.close();
  }
}
