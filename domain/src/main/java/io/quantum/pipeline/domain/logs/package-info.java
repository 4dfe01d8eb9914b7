/**
 * What a log says when it is too long to be read: its lines as templates, with how often each came.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.logs.LogTemplates}. Uses: {@code domain.contract},
 * {@code domain.flow}.
 */
package io.quantum.pipeline.domain.logs;
