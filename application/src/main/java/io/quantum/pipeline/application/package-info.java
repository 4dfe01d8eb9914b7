/**
 * The application: a room for each capability. {@code port.in} of a room is what may be asked of
 * it, {@code port.out} what it needs from outside, and its root turns one into the other. {@code
 * config}, {@code log}, {@code time} and {@code port} are shared by all rooms.
 *
 * <p>Uses: nothing of ours.
 */
package io.quantum.pipeline.application;
