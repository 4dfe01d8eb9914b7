/**
 * The rules of the architecture , each proved to bite.
 *
 * <p>Entry type: {@link io.quantum.pipeline.architecture.Packages}: every rule takes the base
 * package, so that the same rule runs on the real tree and on the planted breaches.
 */
package io.quantum.pipeline.architecture;
