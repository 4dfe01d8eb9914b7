/**
 * What the service manager says of units; what it cannot say is a reading of its own.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.host.UnitReading}. May depend on the JDK only.
 */
package io.quantum.pipeline.domain.host;
