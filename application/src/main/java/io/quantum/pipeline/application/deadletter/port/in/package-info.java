/**
 * Dead letters: listed, shown, replayed, discarded.
 *
 * <p>Door: {@link io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters}. Uses:
 * {@code domain}.
 */
package io.quantum.pipeline.application.deadletter.port.in;
