/**
 * What the system does, between its ports.
 *
 * <p>{@code port.in} is what may be asked of it, {@code port.out} what it needs, {@code service}
 * how one becomes the other. May depend on the domain and on slf4j-api.
 */
package io.quantum.pipeline.application;
