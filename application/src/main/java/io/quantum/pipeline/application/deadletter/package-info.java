/**
 * A dead letter is published again only if it is a valid intent now.
 *
 * <p>Door: {@link io.quantum.pipeline.application.deadletter.RedriveDeadLettersService}. Uses:
 * {@code application.contract.port.out}, {@code application.deadletter.port.in}, {@code
 * application.deadletter.port.out}, {@code application.publish.port.out}, {@code domain}.
 */
package io.quantum.pipeline.application.deadletter;
