/**
 * The contract in front of the stream: nothing that breaks it is appended.
 *
 * <p>Door: {@link io.quantum.pipeline.application.publish.PublishTradeIntentService}. Uses: {@code
 * application.contract.port.out}, {@code application.port}, {@code application.publish.port.in},
 * {@code application.publish.port.out}, {@code application.time}, {@code domain}.
 */
package io.quantum.pipeline.application.publish;
