package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.port.in.ContractBreach;
import io.quantum.pipeline.application.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.port.out.IntentDecoder;
import io.quantum.pipeline.application.port.out.IntentEncoder;
import io.quantum.pipeline.application.port.out.IntentOutbox;
import io.quantum.pipeline.application.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes only what every consumer will accept.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class PublishTradeIntentService implements PublishTradeIntent {
  private final IntentContract contract;
  private final IntentDecoder decoder;
  private final IntentEncoder encoder;
  private final IntentOutbox outbox;

  /** Made of the contract and what reads, writes and stores payloads. */
  public PublishTradeIntentService(
      IntentContract contract, IntentDecoder decoder, IntentEncoder encoder, IntentOutbox outbox) {
    this.contract = contract;
    this.decoder = decoder;
    this.encoder = encoder;
    this.outbox = outbox;
  }

  @Override
  public PublishOutcome publish(TradeIntent intent, String source) {
    return publish(encoder.encode(intent), source);
  }

  @Override
  public PublishOutcome publish(byte[] payload, String source) {
    List<Violation> ofTheEntry = contract.judgePublisher(source);
    ContractVerdict verdict =
        contract.judge(decoder.decode(payload), ContractProfile.PUBLISHER, outbox.now());
    return verdict.fold(
        accepted -> {
          refuseIfAny(ofTheEntry);
          TradeIntent intent = accepted.intent();
          PublisherId publisher = new PublisherId(source);
          return outbox.publish(
              new OutgoingIntent(
                  IntentIdentity.of(publisher, intent),
                  publisher,
                  encoder.replaceSide(payload, intent.action())));
        },
        refused -> {
          List<Violation> all = new ArrayList<>(ofTheEntry);
          all.addAll(refused.violations());
          throw new ContractBreach(all);
        });
  }

  private static void refuseIfAny(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new ContractBreach(violations);
    }
  }
}
