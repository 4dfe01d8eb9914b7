/**
 * From an entry of the intent stream to its one recorded outcome. No thread is started here and no
 * clock is read: both come in from outside.
 *
 * <p>Door: {@link io.quantum.pipeline.application.execution.ProcessTradeIntentsService}. Uses:
 * {@code application.contract.port.out}, {@code application.execution.port.in}, {@code
 * application.execution.port.out}, {@code application.log}, {@code application.port}, {@code
 * application.time}, {@code domain}.
 */
package io.quantum.pipeline.application.execution;
