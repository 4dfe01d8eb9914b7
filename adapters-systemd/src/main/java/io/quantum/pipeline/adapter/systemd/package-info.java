/**
 * systemd behind the ports: unit states from {@code systemctl show}.
 *
 * <p>Entry type: {@link io.quantum.pipeline.adapter.systemd.SystemdModule} with {@link
 * io.quantum.pipeline.adapter.systemd.SystemdConfig}. May depend on application and Guice.
 */
package io.quantum.pipeline.adapter.systemd;
