/**
 * Elapsed time, which is not the time of day.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.time.Ticker}. May depend on nothing.
 */
package io.quantum.pipeline.application.time;
