package io.quantum.pipeline.application.contract.port.out;

import io.quantum.pipeline.domain.contract.DecodedEvent;

/**
 * Reads the payload of any event, within the same limits as an intent's.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none; what cannot be read is a value. <b>Source</b>:
 * docs/reference/contract.md#limits.
 */
public interface EventDecoder {

  /** Reads one payload; never expands what a number stands for. */
  DecodedEvent decode(byte[] payload);
}
