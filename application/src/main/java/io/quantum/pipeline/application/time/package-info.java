/**
 * Elapsed time, which is not the time of day.
 *
 * <p>Door: {@link io.quantum.pipeline.application.time.Ticker}. Uses: nothing of ours.
 */
package io.quantum.pipeline.application.time;
