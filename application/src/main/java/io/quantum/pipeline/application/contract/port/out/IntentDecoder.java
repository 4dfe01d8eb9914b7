package io.quantum.pipeline.application.contract.port.out;

import io.quantum.pipeline.domain.contract.DecodedPayload;

/**
 * Turns the bytes of a payload into what the contract looks at.
 *
 * <p>Strict: limits on size, depth and numbers, no repeated keys, strict UTF-8. Bounded cost for
 * any input. <b>Threads</b>: safe. <b>Errors</b>: none; what is not well-formed says so.
 * <b>Source</b>: docs/reference/contract.md#limits.
 */
public interface IntentDecoder {

  /** Decodes one payload. */
  DecodedPayload decode(byte[] payload);
}
