/**
 * The values of a trade intent, each refusing what it cannot be.
 *
 * <p>Entry type: {@link io.quantum.pipeline.domain.intent.TradeIntent}. May depend on the JDK only.
 */
package io.quantum.pipeline.domain.intent;
