/**
 * Payloads as bytes, read and written; the domain judges what was read.
 *
 * <p>Door: {@link io.quantum.pipeline.application.contract.port.out.IntentDecoder}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.contract.port.out;
