/**
 * From an admitted intent to its one recorded outcome: identity, order, the venue's answers, the
 * closed sets of outcomes and reasons, the result event.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.execution.OutcomeCode}. Uses: {@code domain.contract},
 * {@code domain.intent}, {@code domain.stream}.
 */
package io.quantum.pipeline.domain.execution;
