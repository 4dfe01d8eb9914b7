/**
 * A check-up of everything around the pipeline, and the state of its units.
 *
 * <p>Door: {@link io.quantum.pipeline.application.doctor.port.in.ExamineEnvironment}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.doctor.port.in;
