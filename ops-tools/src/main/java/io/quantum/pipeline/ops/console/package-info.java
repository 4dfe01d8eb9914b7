/**
 * The outside of the process: its streams and its exit codes.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.console.Terminal}. Uses: {@code application.time}, {@code
 * domain}.
 */
package io.quantum.pipeline.ops.console;
