/**
 * From an admitted intent to its one recorded outcome: identity, order, the venue's answers, the
 * closed sets of outcomes and reasons, the result event.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.execution.OutcomeCode}. May depend on {@code
 * domain.intent}, {@code domain.contract} and {@code domain.stream}.
 */
package io.quantum.pipeline.domain.execution;
