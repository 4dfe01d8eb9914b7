/**
 * Server, clock, participants and host, examined one by one; none hides another.
 *
 * <p>Door: {@link io.quantum.pipeline.application.doctor.ExamineEnvironmentService}. Uses: {@code
 * application.doctor.port.in}, {@code application.doctor.port.out}, {@code
 * application.execution.port.out}, {@code application.monitor.port.out}, {@code application.port},
 * {@code application.time}, {@code domain}.
 */
package io.quantum.pipeline.application.doctor;
