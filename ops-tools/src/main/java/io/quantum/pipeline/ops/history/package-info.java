/**
 * {@code prove} and {@code trace}: the records, checked and told.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.history.ProveCommand}. Uses: {@code
 * application.control.port.in}, {@code application.history.port.in}, {@code
 * application.monitor.port.in}, {@code domain}, {@code ops.cli}, {@code ops.console}, {@code
 * ops.json}, {@code ops.monitor}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.history;
