package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.publish.PublishEventService;
import io.quantum.pipeline.application.publish.PublishTradeIntentService;
import io.quantum.pipeline.application.publish.port.in.PublishEvent;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.Submission;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
 * io.quantum.pipeline.application.publish.port.in.ContractBreach} with every violation; {@link
 * io.quantum.pipeline.application.publish.port.in.PublishRefused} from the methods that return an
 * entry id; {@link io.quantum.pipeline.application.port.AdapterFailure} when it is not known
 * whether it was written: for trade intents repeating is then safe. <b>Source</b>:
 * docs/reference/publishing.md#client.
 */
public final class TradeIntentClient implements AutoCloseable {
  private final RedisConnections connections;
  private final RedisKeys keys;
  private final PublishTradeIntent intents;
  private final PublishEvent events;

  private TradeIntentClient(
      RedisConnections connections,
      RedisKeys keys,
      PublishTradeIntent intents,
      PublishEvent events) {
    this.connections = connections;
    this.keys = keys;
    this.intents = intents;
    this.events = events;
  }

  /** A client for one server; it connects at the first publish. */
  public static TradeIntentClient open(RedisConfig config) {
    RedisConnections connections = new RedisConnections(config, System::nanoTime);
    RedisKeys keys = new RedisKeys(config);
    JacksonIntentCodec codec = new JacksonIntentCodec();
    IntentContract contract = new IntentContract(ContractTerms.STANDARD);
    PublishTradeIntentService intents =
        new PublishTradeIntentService(
            contract,
            codec,
            codec,
            new RedisIntentOutbox(connections, keys, config),
            System::nanoTime);
    PublishEventService events =
        new PublishEventService(
            keys.contractStreams(),
            intents,
            contract,
            new JacksonEventDecoder(),
            new RedisEventOutbox(connections, config));
    return new TradeIntentClient(connections, keys, intents, events);
  }

  /** Publishes an intent. Blocks for a few command time-outs at most; may be repeated. */
  public PublishOutcome publish(TradeIntent intent, String source) {
    return intents.publish(intent, source);
  }

  /** Publishes a payload as it is, unknown fields included. Otherwise the same. */
  public PublishOutcome publish(byte[] payload, String source) {
    return intents.publish(payload, source);
  }

  /**
   * Starts to publish many payloads in one step. A producer in a hurry keeps two or three batches
   * under way and awaits the oldest.
   *
   * @param batch 1 to 500
   */
  public PublishTradeIntent.Publishing start(List<Submission> batch) {
    return intents.start(batch);
  }

  /** Publishes an event, validated. The same as with {@code validateSchema} true. */
  public EntryId publish(String stream, String eventType, String payload, String source) {
    return publish(stream, eventType, payload, source, true);
  }

  /**
   * Publishes any event.
   *
   * @param stream full name; what goes to the streams of trade intents and of results must keep
   *     their contract in any case
   * @param eventType {@code [A-Za-z0-9._-]{1,64}}
   * @param payload JSON text
   * @param source who publishes it
   * @param validateSchema false takes any text as payload, on streams without a contract only
   * @return the entry id; of the first entry, if the same trade intent was published before
   * @throws IllegalArgumentException if the stream's name has another shape than {@link StreamName}
   */
  public EntryId publish(
      String stream, String eventType, String payload, String source, boolean validateSchema) {
    return events.publish(
        new StreamName(stream),
        eventType,
        payload.getBytes(StandardCharsets.UTF_8),
        source,
        validateSchema);
  }

  /** Publishes a raw signal of the AI engine. */
  public EntryId publishSignal(String payload) {
    return publish(keys.signalsName, "trade.signal", payload, "ai-engine");
  }

  /** Publishes a signal that the risk manager has approved. */
  public EntryId publishApproved(String payload) {
    return publish(keys.approvedName, "trade.signal.safe", payload, "risk-manager");
  }

  /** Publishes a result; it must have exactly the ten keys of the contract. */
  public EntryId publishExecution(String payload) {
    return publish(
        keys.resultsName, WireFields.EXECUTION_RESULT, payload, WireFields.EXECUTION_SERVICE);
  }

  /** Publishes a change of a position. */
  public EntryId publishPosition(String payload) {
    return publish(keys.positionsName, "position.update", payload, WireFields.EXECUTION_SERVICE);
  }

  @Override
  public void close() {
    connections.close();
  }
}
