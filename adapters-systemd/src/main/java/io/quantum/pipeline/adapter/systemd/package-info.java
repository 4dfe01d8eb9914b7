/**
 * systemd behind the ports: unit states and the manager's environment from {@code systemctl}, lines
 * of the journal from {@code journalctl}.
 *
 * <p>Entry type: {@link io.quantum.pipeline.adapter.systemd.SystemdModule} with {@link
 * io.quantum.pipeline.adapter.systemd.SystemdConfig}. May depend on application, Guice and Jackson.
 */
package io.quantum.pipeline.adapter.systemd;
