/**
 * systemd behind the ports: unit states and the manager's environment from {@code systemctl}, lines
 * of the journal from {@code journalctl}, and what a supervised process tells it.
 *
 * <p>Door: {@link io.quantum.pipeline.adapter.systemd.SystemdModule} with {@link
 * io.quantum.pipeline.adapter.systemd.SystemdConfig}, and for the service {@link
 * io.quantum.pipeline.adapter.systemd.SystemdNotifyModule}. Uses: {@code application}, {@code
 * domain}.
 */
package io.quantum.pipeline.adapter.systemd;
