/**
 * What a log says when it is too long to be read: its lines as templates, with how often each came.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.logs.LogTemplates}. May depend on {@code
 * domain.contract} (printable text), {@code domain.flow} (rates) and {@code domain.host} (units).
 */
package io.quantum.pipeline.domain.logs;
