/**
 * What two proof packs say together: rule by rule, and one grade.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.verdict.ProofComparison}. Uses: {@code
 * domain.backlog}, {@code domain.flow}, {@code domain.logs}, {@code domain.proof}.
 */
package io.quantum.pipeline.domain.verdict;
