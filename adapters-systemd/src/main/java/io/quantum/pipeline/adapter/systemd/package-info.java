/**
 * systemd behind the ports: unit states from {@code systemctl show}, and what a supervised process
 * tells it.
 *
 * <p>Entry type: {@link io.quantum.pipeline.adapter.systemd.SystemdModule} with {@link
 * io.quantum.pipeline.adapter.systemd.SystemdConfig}, and for the service {@link
 * io.quantum.pipeline.adapter.systemd.SystemdNotifyModule}. May depend on application, Guice and
 * junixsocket.
 */
package io.quantum.pipeline.adapter.systemd;
