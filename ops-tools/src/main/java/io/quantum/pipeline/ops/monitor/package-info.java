/**
 * {@code monitor}, {@code check} and {@code advise}: the pipeline as a screen, a line, JSON,
 * metrics.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.monitor.MonitorCommand}. Uses: {@code
 * application.doctor.port.in}, {@code application.monitor.port.in}, {@code application.time},
 * {@code domain}, {@code ops.cli}, {@code ops.console}, {@code ops.json}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.monitor;
