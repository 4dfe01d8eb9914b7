/**
 * Evidence: captured, kept, shown, compared.
 *
 * <p>Door: {@link io.quantum.pipeline.application.proof.port.in.CaptureProof}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.proof.port.in;
