/**
 * The operator tools as a process: configuration, wiring, terminal.
 *
 * <p>Entry type: {@link io.quantum.pipeline.ops.OpsMain}. May depend on application and adapters,
 * never on bootstrap.
 */
package io.quantum.pipeline.ops;
