/**
 * What the host says: units, the service manager, its journal, its clock.
 *
 * <p>Door: {@link io.quantum.pipeline.application.doctor.port.out.UnitInspector}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.doctor.port.out;
