/**
 * The records read in an order in which nothing can be missed, and checked by the domain.
 *
 * <p>Door: {@link io.quantum.pipeline.application.history.CheckHistoryService}. Uses: {@code
 * application.contract.port.out}, {@code application.deadletter.port.out}, {@code
 * application.history.port.in}, {@code application.history.port.out}, {@code
 * application.monitor.port.out}, {@code application.port}, {@code domain}.
 */
package io.quantum.pipeline.application.history;
