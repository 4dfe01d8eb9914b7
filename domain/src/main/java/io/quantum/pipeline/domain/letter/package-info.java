/**
 * Dead letters as an operator meets them: found, filtered, and published again.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.letter.ShelvedLetter}. May depend on {@code
 * domain.contract}, {@code domain.execution}, {@code domain.intent} and {@code domain.stream}.
 */
package io.quantum.pipeline.domain.letter;
