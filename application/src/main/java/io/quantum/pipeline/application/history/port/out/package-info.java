/**
 * The records: entries, results, audit and orders, page by page.
 *
 * <p>Door: {@link io.quantum.pipeline.application.history.port.out.HistoryArchive}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.history.port.out;
