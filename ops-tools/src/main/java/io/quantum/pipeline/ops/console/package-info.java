/**
 * The outside of the process: its streams and its exit codes.
 *
 * <p>Entry type: {@link io.quantum.pipeline.ops.console.Terminal}. May depend on the domain and on
 * {@code application.time}.
 */
package io.quantum.pipeline.ops.console;
