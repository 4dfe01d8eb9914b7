/**
 * What all commands share: options, their values, the ports that commands ask.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.cli.RootCommand}. Uses: {@code
 * application.control.port.in}, {@code application.deadletter.port.in}, {@code
 * application.doctor.port.in}, {@code application.history.port.in}, {@code
 * application.monitor.port.in}, {@code application.proof.port.in}, {@code
 * application.publish.port.in}, {@code application.time}, {@code domain}, {@code ops.console},
 * {@code ops.json}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.cli;
