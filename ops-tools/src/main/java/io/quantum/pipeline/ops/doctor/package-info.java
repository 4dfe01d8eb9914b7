/**
 * {@code doctor}: a check-up of the surroundings.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.doctor.DoctorCommand}. Uses: {@code
 * application.doctor.port.in}, {@code domain}, {@code ops.cli}, {@code ops.console}, {@code
 * ops.json}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.doctor;
