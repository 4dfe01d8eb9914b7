/**
 * The operator tools as a process: configuration, wiring, terminal.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.OpsMain}. Uses: {@code adapter.redis}, {@code
 * adapter.systemd}, {@code application}, {@code domain}, {@code ops}.
 */
package io.quantum.pipeline.ops;
