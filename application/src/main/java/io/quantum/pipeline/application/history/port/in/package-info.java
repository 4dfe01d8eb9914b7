/**
 * What is asked of the records: whether they keep the promises, and what became of one intent.
 *
 * <p>Door: {@link io.quantum.pipeline.application.history.port.in.CheckHistory}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.history.port.in;
