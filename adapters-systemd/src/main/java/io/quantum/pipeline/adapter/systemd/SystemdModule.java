package io.quantum.pipeline.adapter.systemd;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.application.proof.port.out.JournalReader;

/**
 * Binds every port that systemd serves. Nothing is run until a port is asked.
 *
 * <p><b>Threads</b>: safe.
 */
public final class SystemdModule extends AbstractModule {
  private final SystemdConfig config;

  /** With the way to ask. */
  public SystemdModule(SystemdConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(SystemdConfig.class).toInstance(config);
    bind(HostFacts.class).to(SystemctlHostFacts.class).in(Singleton.class);
    bind(JournalAccess.class).to(JournalctlAccess.class).in(Singleton.class);
    bind(JournalReader.class).to(JournalctlReader.class).in(Singleton.class);
    bind(ManagerEnvironment.class).to(SystemctlManagerEnvironment.class).in(Singleton.class);
    bind(UnitInspector.class).to(SystemctlUnitInspector.class).in(Singleton.class);
  }
}
