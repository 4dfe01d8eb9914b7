/**
 * What all commands share: options, their values, the ports that commands ask.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.cli.RootCommand}. Uses: {@code application.time}, {@code
 * domain}, {@code ops.console}, {@code ops.json}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.cli;
