/**
 * One moment of pipeline and host as a pack of sections; a source that fails leaves its reason.
 *
 * <p>Door: {@link io.quantum.pipeline.application.proof.CaptureProofService}. Uses: {@code
 * application.doctor.port.out}, {@code application.monitor.port.in}, {@code
 * application.monitor.port.out}, {@code application.proof.port.in}, {@code
 * application.proof.port.out}, {@code application.time}, {@code domain}.
 */
package io.quantum.pipeline.application.proof;
