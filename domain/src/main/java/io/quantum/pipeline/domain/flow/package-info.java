/**
 * What the pipeline is up to over time: samples, rates, the interval of the net rate, the answer to
 * when the backlog is cleared, the state and the advice. Pure; time enters with the samples.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.flow.SampleWindow} and {@link
 * io.quantum.pipeline.domain.flow.FlowAssessment}. Uses: {@code domain.admission}, {@code
 * domain.backlog}, {@code domain.execution}, {@code domain.host}, {@code domain.stream}.
 */
package io.quantum.pipeline.domain.flow;
