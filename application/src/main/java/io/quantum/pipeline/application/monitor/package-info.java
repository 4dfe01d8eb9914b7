/**
 * Snapshots of the pipeline and what they say over time.
 *
 * <p>Door: {@link io.quantum.pipeline.application.monitor.WatchPipelineService}. Uses: {@code
 * application.monitor.port.in}, {@code application.monitor.port.out}, {@code domain}.
 */
package io.quantum.pipeline.application.monitor;
