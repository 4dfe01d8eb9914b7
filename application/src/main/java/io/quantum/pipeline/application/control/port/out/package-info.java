/**
 * Where controls stand, for every instance to see.
 *
 * <p>Door: {@link io.quantum.pipeline.application.control.port.out.OperatorControls}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.control.port.out;
