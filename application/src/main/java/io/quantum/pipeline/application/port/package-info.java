/**
 * The two sides of the application: {@code port.in} is asked, {@code port.out} is needed. Here
 * stands only what both sides share: how a technology failure is told.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.port.AdapterFailure}. May depend on the JDK
 * only.
 */
package io.quantum.pipeline.application.port;
