/**
 * Truthful numbers: what waits, what is pending, what was lost, and whether everything delivered is
 * accounted for. Adapters deliver raw readings; every derived number is computed here.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.backlog.Backlog} and {@link
 * io.quantum.pipeline.domain.backlog.Conservation}. Uses: {@code domain.admission}, {@code
 * domain.execution}, {@code domain.intent}, {@code domain.stream}.
 */
package io.quantum.pipeline.domain.backlog;
