/**
 * {@code publish} and {@code validate}: intents from standard input.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.publish.PublishCommand}. Uses: {@code
 * application.publish.port.in}, {@code domain}, {@code ops.cli}, {@code ops.console}, {@code
 * ops.json}.
 */
package io.quantum.pipeline.ops.publish;
