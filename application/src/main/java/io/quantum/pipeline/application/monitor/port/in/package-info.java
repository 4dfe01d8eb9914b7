/**
 * What is asked of the pipeline while it runs: where it stands, and how fast it moves.
 *
 * <p>Door: {@link io.quantum.pipeline.application.monitor.port.in.WatchPipeline}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.monitor.port.in;
