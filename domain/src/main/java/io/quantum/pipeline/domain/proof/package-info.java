/**
 * What was true of the pipeline at one moment, as evidence: written down, sealed, compared later.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.proof.ProofPack}. May depend on backlog and
 * flow.
 */
package io.quantum.pipeline.domain.proof;
