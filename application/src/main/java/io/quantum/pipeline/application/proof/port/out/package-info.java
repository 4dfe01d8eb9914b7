/**
 * Where packs are kept, and the journal that they quote.
 *
 * <p>Door: {@link io.quantum.pipeline.application.proof.port.out.ProofArchive}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.proof.port.out;
