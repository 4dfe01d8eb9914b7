/**
 * Reading configuration so that every name is declared once, and every mistake is reported together
 * with what is allowed.
 *
 * <p>Door: {@link io.quantum.pipeline.application.config.ConfigCheck}, {@link
 * io.quantum.pipeline.application.config.Setting}. Uses: {@code domain}.
 */
package io.quantum.pipeline.application.config;
