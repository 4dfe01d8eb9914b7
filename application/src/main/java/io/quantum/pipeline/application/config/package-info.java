/**
 * Reading configuration so that every mistake is reported together, with what is allowed.
 *
 * <p>Door: {@link io.quantum.pipeline.application.config.ConfigCheck}. Uses: nothing of ours.
 */
package io.quantum.pipeline.application.config;
