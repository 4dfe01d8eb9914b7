/**
 * What the pipeline is up to over time: samples, rates, the interval of the net rate, the answer to
 * when the backlog is cleared, the state and the advice. Pure; time enters with the samples.
 *
 * <p>Entry types: {@link io.quantum.pipeline.domain.flow.SampleWindow} and {@link
 * io.quantum.pipeline.domain.flow.FlowAssessment}. May depend on {@code domain.backlog}, {@code
 * domain.host}, {@code domain.admission}, {@code domain.execution} and {@code domain.stream}.
 */
package io.quantum.pipeline.domain.flow;
