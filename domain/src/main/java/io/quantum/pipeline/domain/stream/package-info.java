/**
 * Entries of a stream as the rules see them: their ids, who consumes them, what was delivered.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.stream.Delivery}. Uses: {@code domain.contract},
 * {@code domain.intent}.
 */
package io.quantum.pipeline.domain.stream;
