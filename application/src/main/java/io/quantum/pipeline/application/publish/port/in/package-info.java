/**
 * What a producer asks: whether an intent is valid, and that it is published once.
 *
 * <p>Door: {@link io.quantum.pipeline.application.publish.port.in.PublishTradeIntent}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.publish.port.in;
