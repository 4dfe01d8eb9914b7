/**
 * The rules of the pipeline, free of any technology.
 *
 * <p>Sub-packages: {@code intent} (values), {@code contract} (what may be on the bus), {@code
 * stream} (entries and ids), {@code admission} (age, rate, trading state), {@code execution}
 * (identity, outcomes, results), {@code backlog} and {@code flow} (truthful numbers, and what they
 * say over time), {@code history} (the records checked), {@code proof} and {@code verdict}
 * (evidence and its comparison), {@code letter} (dead letters), {@code operator}, {@code logs},
 * {@code checkup} and {@code host}.
 *
 * <p>Uses: nothing of ours.
 */
package io.quantum.pipeline.domain;
