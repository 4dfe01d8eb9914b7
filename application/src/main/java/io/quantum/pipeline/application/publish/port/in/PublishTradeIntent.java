package io.quantum.pipeline.application.publish.port.in;

import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.util.List;

/**
 * Puts trade intents on the bus, or says why not.
 *
 * <p>Idempotent by identity for 24 h, so it may be repeated when the answer was lost. Nothing is
 * queued: without a connection it fails at once. <b>Threads</b>: safe. <b>Source</b>:
 * docs/reference/publishing.md#steps.
 */
public interface PublishTradeIntent {

  /** Most submissions in one batch. */
  int MAX_PER_BATCH = 500;

  /**
   * Publishes an intent that was built from values. Blocks for a few command time-outs at most.
   *
   * @throws ContractBreach with every violation; nothing was written
   * @throws io.quantum.pipeline.application.port.AdapterFailure if it is not known whether it was
   *     written
   */
  PublishOutcome publish(TradeIntent intent, String source);

  /**
   * Publishes a payload as it is, unknown fields included, except that a deprecated {@code side} is
   * replaced or dropped. Otherwise the same.
   *
   * @param payload one JSON object, UTF-8
   * @param source who publishes it
   */
  PublishOutcome publish(byte[] payload, String source);

  /**
   * Starts to publish many payloads in one step, in their order. Does not wait for it, so that the
   * next batch can be judged meanwhile; a caller keeps a few batches under way, not all of them.
   *
   * @param batch at least one, at most {@value #MAX_PER_BATCH}
   */
  Publishing start(List<Submission> batch);

  /** A batch on its way. */
  interface Publishing {

    /** Waits for the answers, one for each submission, in their order. Throws no failure. */
    List<PublishAnswer> await();
  }
}
