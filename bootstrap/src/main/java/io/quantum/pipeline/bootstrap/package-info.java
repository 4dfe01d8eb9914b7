/**
 * The execution service as a process: configuration, wiring, threads, log, health.
 *
 * <p>Entry type: {@link io.quantum.pipeline.bootstrap.PipelineMain}. May depend on everything;
 * nothing depends on it.
 */
package io.quantum.pipeline.bootstrap;
