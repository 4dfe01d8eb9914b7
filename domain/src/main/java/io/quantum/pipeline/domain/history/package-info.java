/**
 * What the records say happened, and whether it keeps the promises: no loss, one outcome for each
 * entry, one order for each identity, no window with too many openings, everything counted.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.history.HistoryCheck}. It is fed record by record, so
 * that a million entries fit into memory. Uses: {@code domain.admission}, {@code domain.backlog},
 * {@code domain.execution}, {@code domain.stream}.
 */
package io.quantum.pipeline.domain.history;
