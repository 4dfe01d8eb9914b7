/**
 * Acts of operators, each with who and why.
 *
 * <p>Door: {@link io.quantum.pipeline.application.control.SettleUnresolvedOrderService}. Uses:
 * {@code application.control.port.in}, {@code application.control.port.out}, {@code
 * application.execution.port.out}, {@code application.history.port.out}, {@code
 * application.monitor.port.out}, {@code application.venue.port.out}, {@code domain}.
 */
package io.quantum.pipeline.application.control;
