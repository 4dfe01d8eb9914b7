/**
 * One class for each command: what it takes, what it asks of the application, how it exits.
 *
 * <p>Entry type: {@link io.quantum.pipeline.ops.command.RootCommand}. May depend on the domain, on
 * ports in, on {@code ops.render} and on picocli.
 */
package io.quantum.pipeline.ops.command;
