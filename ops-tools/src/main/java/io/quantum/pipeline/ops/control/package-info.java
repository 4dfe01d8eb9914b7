/**
 * {@code halt}, {@code resume}, {@code limit}, {@code diag}, {@code resolve}, {@code pending},
 * {@code positions}: what an operator does and looks up.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.control.TradingStateCommands}. Uses: {@code
 * application.control.port.in}, {@code application.control.port.out}, {@code
 * application.monitor.port.in}, {@code application.port}, {@code domain}, {@code ops.cli}, {@code
 * ops.console}, {@code ops.json}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.control;
