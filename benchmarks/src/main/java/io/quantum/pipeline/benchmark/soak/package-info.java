/**
 * The stability test: real processes under mixed traffic and disturbances for as long as it is told
 * to, then a verdict. Nothing depends on it.
 *
 * <p>Door: {@link io.quantum.pipeline.benchmark.soak.Soak}. Uses: everything of ours.
 */
package io.quantum.pipeline.benchmark.soak;
