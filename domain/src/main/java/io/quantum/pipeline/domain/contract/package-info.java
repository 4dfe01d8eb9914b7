/**
 * What may be on the bus: the trade-intent contract v1.0, one code for publisher and executor.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.contract.IntentContract}. Uses: {@code domain.intent}.
 */
package io.quantum.pipeline.domain.contract;
