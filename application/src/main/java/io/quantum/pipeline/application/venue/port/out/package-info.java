/**
 * The books of a venue that this system keeps itself.
 *
 * <p>Door: {@link io.quantum.pipeline.application.venue.port.out.VenueBook}. Uses: {@code
 * application.execution.port.out}, {@code domain}.
 */
package io.quantum.pipeline.application.venue.port.out;
