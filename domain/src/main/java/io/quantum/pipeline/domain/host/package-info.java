/**
 * What the service manager says of units; what it cannot say is a reading of its own.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.host.UnitReading}. Uses: nothing of ours.
 */
package io.quantum.pipeline.domain.host;
