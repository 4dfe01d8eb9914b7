/**
 * Dead letters as an operator meets them: found, filtered, and published again.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.letter.DeadLetterEntry}. Uses: {@code
 * domain.contract}, {@code domain.execution}, {@code domain.intent}, {@code domain.stream}.
 */
package io.quantum.pipeline.domain.letter;
