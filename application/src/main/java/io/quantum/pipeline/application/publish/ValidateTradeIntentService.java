package io.quantum.pipeline.application.publish;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.publish.port.in.ValidateTradeIntent;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.IntentContract;
import java.time.Clock;

/**
 * Judges payloads by the same contract as publisher and executor.
 *
 * <p><b>Threads</b>: safe.
 */
public final class ValidateTradeIntentService implements ValidateTradeIntent {
  private final IntentContract contract;
  private final IntentDecoder decoder;
  private final Clock clock;

  /** Made of the contract, what reads payloads, and the clock that says what is the future. */
  public ValidateTradeIntentService(IntentContract contract, IntentDecoder decoder, Clock clock) {
    this.contract = contract;
    this.decoder = decoder;
    this.clock = clock;
  }

  @Override
  public ContractVerdict validate(byte[] payload, ContractProfile profile) {
    return contract.judge(decoder.decode(payload), profile, clock.instant());
  }
}
