/**
 * What two proof packs say together: rule by rule, and one grade.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.verdict.ProofComparison}. May depend on {@code
 * domain.proof}, {@code domain.flow} (rates) and {@code domain.logs} (levels).
 */
package io.quantum.pipeline.domain.verdict;
