/**
 * Entries of a stream as the rules see them: their ids, who consumes them, what was delivered.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.stream.Delivery}. May depend on {@code
 * domain.intent} and {@code domain.contract}.
 */
package io.quantum.pipeline.domain.stream;
