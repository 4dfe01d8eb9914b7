/**
 * The dead-letter queue.
 *
 * <p>Door: {@link io.quantum.pipeline.application.deadletter.port.out.DeadLetterShelf}. Uses:
 * {@code application.publish.port.out}, {@code domain}.
 */
package io.quantum.pipeline.application.deadletter.port.out;
