package io.quantum.pipeline.application.publish.port.in;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractVerdict;

/**
 * Judges a payload by the contract, without publishing it and without Redis.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none; a refusal is a value. <b>Source</b>:
 * docs/reference/contract.md#profiles.
 */
public interface ValidateTradeIntent {

  /**
   * Judges one payload.
   *
   * @param payload what stands in the field {@code payload}
   * @param profile whose rules apply
   */
  ContractVerdict validate(byte[] payload, ContractProfile profile);
}
