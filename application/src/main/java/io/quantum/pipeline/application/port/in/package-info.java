/**
 * What may be asked of the application; each port is one verb.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.port.in.ProcessTradeIntents}. May depend on
 * the domain and, for claimed orders, on {@code port.out}.
 */
package io.quantum.pipeline.application.port.in;
