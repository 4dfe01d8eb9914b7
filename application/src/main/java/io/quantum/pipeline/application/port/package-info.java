/**
 * The two sides of the application: {@code port.in} is asked, {@code port.out} is needed. Here
 * stands only what both sides share: how a technology failure is told.
 *
 * <p>Door: {@link io.quantum.pipeline.application.port.AdapterFailure}. Uses: nothing of ours.
 */
package io.quantum.pipeline.application.port;
