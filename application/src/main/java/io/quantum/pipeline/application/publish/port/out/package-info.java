/**
 * Where valid intents and events go.
 *
 * <p>Door: {@link io.quantum.pipeline.application.publish.port.out.IntentOutbox}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.publish.port.out;
