/**
 * {@code dlq}: dead letters listed, shown, replayed, discarded.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.deadletter.DlqCommand}. Uses: {@code
 * application.deadletter.port.in}, {@code application.port}, {@code domain}, {@code ops.cli},
 * {@code ops.console}, {@code ops.json}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.deadletter;
