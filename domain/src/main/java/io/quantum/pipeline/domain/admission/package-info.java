/**
 * What decides whether an intent may still become an order: its age, the order rate, the trading
 * state.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.admission.OrderRate}. Uses: {@code domain.execution},
 * {@code domain.intent}, {@code domain.stream}.
 */
package io.quantum.pipeline.domain.admission;
