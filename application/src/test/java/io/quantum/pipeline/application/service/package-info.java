/**
 * The services on fakes.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.service.ProcessTradeIntentsServiceTest}.
 */
package io.quantum.pipeline.application.service;
