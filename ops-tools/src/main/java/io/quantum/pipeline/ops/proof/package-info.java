/**
 * {@code proof}: packs captured, shown, compared and verified.
 *
 * <p>Door: {@link io.quantum.pipeline.ops.proof.ProofCommand}. Uses: {@code
 * application.proof.port.in}, {@code application.time}, {@code domain}, {@code ops.cli}, {@code
 * ops.console}, {@code ops.json}, {@code ops.monitor}, {@code ops.text}.
 */
package io.quantum.pipeline.ops.proof;
