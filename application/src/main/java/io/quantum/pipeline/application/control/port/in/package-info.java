/**
 * What an operator may change or look up: trading state, limit, diagnostics, unresolved orders,
 * pending entries, positions, an accepted difference.
 *
 * <p>Door: {@link io.quantum.pipeline.application.control.port.in.SettleUnresolvedOrder}. Uses:
 * {@code domain}.
 */
package io.quantum.pipeline.application.control.port.in;
