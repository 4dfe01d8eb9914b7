/**
 * The ports out without any technology, for tests; they pass the same contracts as the adapters.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.fake.InMemoryStore}, which the fakes of one
 * world share.
 */
package io.quantum.pipeline.application.fake;
