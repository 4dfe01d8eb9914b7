/**
 * Where the numbers of the pipeline come from, and where samples of them are kept.
 *
 * <p>Door: {@link io.quantum.pipeline.application.monitor.port.out.StreamInspector}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.monitor.port.out;
