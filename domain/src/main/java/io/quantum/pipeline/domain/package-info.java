/**
 * The rules of the pipeline, free of any technology.
 *
 * <p>Sub-packages: {@code intent} (values), {@code contract} (what may be on the bus), {@code
 * stream} (entries and ids), {@code admission} (age, rate, trading state), {@code execution}
 * (identity, outcomes, results), {@code backlog} (truthful numbers) and {@code host} (units). May
 * depend on the JDK basics only; architecture rule A1 proves it.
 */
package io.quantum.pipeline.domain;
