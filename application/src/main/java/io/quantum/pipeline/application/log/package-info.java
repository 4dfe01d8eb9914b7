/**
 * Log lines that an operator can grep for, and a budget so that they stay readable.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.log.LineBudget}. May depend on {@code
 * application.time}.
 */
package io.quantum.pipeline.application.log;
