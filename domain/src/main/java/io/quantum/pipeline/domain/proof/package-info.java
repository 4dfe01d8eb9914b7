/**
 * What was true of the pipeline at one moment, as evidence: written down, sealed, compared later.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.proof.ProofPack}. Uses: {@code domain.backlog}, {@code
 * domain.execution}, {@code domain.flow}.
 */
package io.quantum.pipeline.domain.proof;
