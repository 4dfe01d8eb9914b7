/**
 * The dead-letter queue.
 *
 * <p>Door: {@link io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue}. Uses:
 * {@code application.publish.port.out}, {@code domain}.
 */
package io.quantum.pipeline.application.deadletter.port.out;
