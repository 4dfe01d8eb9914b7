/**
 * What the tools keep on the host that they run on: the samples of the last two days, proof packs.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.archive.FileSampleArchive}. Uses: {@code
 * application.monitor.port.out}, {@code application.proof.port.out}, {@code domain}, {@code
 * ops.monitor}, {@code ops.proof}.
 */
package io.quantum.pipeline.ops.archive;
