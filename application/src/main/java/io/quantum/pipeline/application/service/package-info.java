/**
 * The ports in, made from the ports out and the domain.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.service.ProcessTradeIntentsService}. No
 * thread is started here and no clock is read: both come in from outside. May depend on ports,
 * domain and slf4j-api.
 */
package io.quantum.pipeline.application.service;
