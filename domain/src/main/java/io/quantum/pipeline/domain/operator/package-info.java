/**
 * People who act on the pipeline, and why they do.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.operator.OperatorNote}. Uses: {@code
 * domain.admission}, {@code domain.contract}.
 */
package io.quantum.pipeline.domain.operator;
