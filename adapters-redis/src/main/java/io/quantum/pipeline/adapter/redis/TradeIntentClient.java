package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.service.PublishTradeIntentService;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.TradeIntent;

/**
 * The publisher for producers in Java: validates by the executor's own contract and writes
 * idempotently, without Guice and without anything queued in the client.
 *
 * <pre>{@code
 * try (TradeIntentClient client = TradeIntentClient.open(config)) {
 *   client.publish(intent, "my-strategy");
 * }
 * }</pre>
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.in.ContractBreach} with every violation; {@link
 * io.quantum.pipeline.application.port.AdapterFailure} when it is not known whether the intent was
 * written, and then repeating is safe. <b>Source</b>: spec part 1, "Publishing: fail-closed".
 */
public final class TradeIntentClient implements AutoCloseable {
  private final RedisConnections connections;
  private final PublishTradeIntent publish;

  private TradeIntentClient(RedisConnections connections, PublishTradeIntent publish) {
    this.connections = connections;
    this.publish = publish;
  }

  /** A client for one server; it connects at the first publish. */
  public static TradeIntentClient open(RedisConfig config) {
    RedisConnections connections = new RedisConnections(config);
    JacksonIntentCodec codec = new JacksonIntentCodec();
    return new TradeIntentClient(
        connections,
        new PublishTradeIntentService(
            new IntentContract(ContractTerms.STANDARD),
            codec,
            codec,
            new RedisIntentOutbox(connections, new RedisKeys(config), config)));
  }

  /** Publishes an intent. Blocks for a few command time-outs at most; may be repeated. */
  public PublishOutcome publish(TradeIntent intent, String source) {
    return publish.publish(intent, source);
  }

  /** Publishes a payload as it is, unknown fields included. Otherwise the same. */
  public PublishOutcome publish(byte[] payload, String source) {
    return publish.publish(payload, source);
  }

  @Override
  public void close() {
    connections.close();
  }
}
