/**
 * What the execution service needs: the inbox and the ledger of intents, the lease, the gateway of
 * orders, the signs of life of instances. Every expected answer is a value; a technology that fails
 * throws {@link io.quantum.pipeline.application.port.AdapterFailure}.
 *
 * <p>Door: {@link io.quantum.pipeline.application.execution.port.out.IntentLedger}. Uses: {@code
 * domain}.
 */
package io.quantum.pipeline.application.execution.port.out;
