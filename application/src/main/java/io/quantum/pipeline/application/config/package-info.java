/**
 * Reading configuration so that every mistake is reported together, with what is allowed.
 *
 * <p>Entry type: {@link io.quantum.pipeline.application.config.ConfigCheck}. May depend on the JDK
 * only.
 */
package io.quantum.pipeline.application.config;
