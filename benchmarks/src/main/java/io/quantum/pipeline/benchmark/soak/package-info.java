/**
 * The stability test: real processes under mixed traffic and disturbances for as long as it is told
 * to, then a verdict. Entry type: {@link io.quantum.pipeline.benchmark.soak.Soak}. May depend on
 * anything; nothing depends on it.
 */
package io.quantum.pipeline.benchmark.soak;
