/**
 * What the tools keep on the host that they run on: the samples of the last two days, proof packs.
 *
 * <p>Entry type: {@link io.quantum.pipeline.ops.archive.FileSampleArchive}. May depend on the ports
 * out and on {@code ops.render} for the shape of lines.
 */
package io.quantum.pipeline.ops.archive;
