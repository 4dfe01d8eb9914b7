/**
 * Contracts of the ports, and what their tests need.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.PipelineWorld}: one contract, run in memory
 * and on a real Redis.
 */
package io.quantum.pipeline.application;
