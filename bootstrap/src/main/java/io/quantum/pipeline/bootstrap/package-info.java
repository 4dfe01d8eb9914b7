/**
 * The execution service as a process: configuration, wiring, threads, log, health.
 *
 * <p>Door: {@link io.quantum.pipeline.bootstrap.PipelineMain}. Uses: {@code adapter.paper}, {@code
 * adapter.redis}, {@code adapter.systemd}, {@code application}, {@code domain}.
 */
package io.quantum.pipeline.bootstrap;
