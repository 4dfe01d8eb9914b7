/**
 * What a check-up of the surroundings finds: the server, its clock, who takes part, the host.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.checkup.Checkup}. May depend on nothing but the
 * JDK basics.
 */
package io.quantum.pipeline.domain.checkup;
