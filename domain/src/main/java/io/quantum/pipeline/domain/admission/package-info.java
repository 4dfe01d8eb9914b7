/**
 * What decides whether an intent may still become an order: its age, the order rate, the trading
 * state.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.admission.OrderRate}. May depend on {@code
 * domain.intent}, {@code domain.stream} and {@code domain.execution}.
 */
package io.quantum.pipeline.domain.admission;
