/**
 * Truthful numbers: what waits, what is pending, what was lost, and whether everything delivered is
 * accounted for. Adapters deliver raw readings; every derived number is computed here.
 *
 * <p>Entry types: {@link io.quantum.pipeline.domain.backlog.Backlog} and {@link
 * io.quantum.pipeline.domain.backlog.Conservation}. May depend on {@code domain.stream}, {@code
 * domain.execution} and {@code domain.admission}.
 */
package io.quantum.pipeline.domain.backlog;
