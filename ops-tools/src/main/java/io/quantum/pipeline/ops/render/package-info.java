/**
 * Pictures and verdicts as text for people and as JSON for machines. Decides nothing.
 *
 * <p>Entry types: {@link io.quantum.pipeline.ops.render.MonitorText} and {@link
 * io.quantum.pipeline.ops.render.OpsJson}. May depend on the domain and on jackson-core.
 */
package io.quantum.pipeline.ops.render;
