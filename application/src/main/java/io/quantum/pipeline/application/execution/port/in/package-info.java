/**
 * What may be asked of the execution service: a turn, an order, look-ups, upkeep.
 *
 * <p>Door: {@link io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents}. Uses:
 * {@code application.execution.port.out}, {@code application.port}, {@code domain}.
 */
package io.quantum.pipeline.application.execution.port.in;
