/**
 * People who act on the pipeline, and why they do.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.operator.OperatorNote}. May depend on {@code
 * domain.contract} for text that is fit to be shown.
 */
package io.quantum.pipeline.domain.operator;
