/**
 * What the application needs from the outside, named for the need and not for the technology.
 *
 * <p>Entry types: {@link io.quantum.pipeline.application.port.out.IntentInbox}, {@link
 * io.quantum.pipeline.application.port.out.IntentLedger} and {@link
 * io.quantum.pipeline.application.port.out.OrderGateway}. Technology failures are {@link
 * io.quantum.pipeline.application.port.AdapterFailure}; every expected answer is a value. May
 * depend on the domain only.
 */
package io.quantum.pipeline.application.port.out;
