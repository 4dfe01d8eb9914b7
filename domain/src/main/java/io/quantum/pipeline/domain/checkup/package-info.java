/**
 * What a check-up of the surroundings finds: the server, its clock, who takes part, the host.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.checkup.Checkup}. Uses: nothing of ours.
 */
package io.quantum.pipeline.domain.checkup;
