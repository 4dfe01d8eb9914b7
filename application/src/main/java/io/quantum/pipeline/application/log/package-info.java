/**
 * Log lines that an operator can grep for, and a budget so that they stay readable.
 *
 * <p>Door: {@link io.quantum.pipeline.application.log.LineBudget}. Uses: {@code application.time},
 * {@code domain}.
 */
package io.quantum.pipeline.application.log;
