/**
 * The values of a trade intent, each refusing what it cannot be.
 *
 * <p>Door: {@link io.quantum.pipeline.domain.intent.TradeIntent}. Uses: nothing of ours.
 */
package io.quantum.pipeline.domain.intent;
