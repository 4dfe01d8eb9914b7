package io.quantum.pipeline.adapter.systemd;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;

/**
 * Binds the port of a process that systemd may have started. Needs a {@link
 * io.quantum.pipeline.application.time.Ticker} from elsewhere.
 *
 * <p><b>Threads</b>: safe.
 */
public final class SystemdNotifyModule extends AbstractModule {
  private final SystemdNotifyConfig config;

  /** With what systemd said at the start. */
  public SystemdNotifyModule(SystemdNotifyConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(SystemdNotifyConfig.class).toInstance(config);
    bind(ServiceSupervisor.class).to(SystemdNotifier.class).in(Singleton.class);
  }
}
