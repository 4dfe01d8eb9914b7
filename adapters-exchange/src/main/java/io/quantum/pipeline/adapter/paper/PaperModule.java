package io.quantum.pipeline.adapter.paper;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;

/**
 * Binds the paper venue as the order gateway. Whoever installs it also binds {@link
 * io.quantum.pipeline.application.venue.port.out.VenueBook}.
 *
 * <p><b>Threads</b>: safe.
 */
public final class PaperModule extends AbstractModule {
  private final PaperConfig config;

  /** With its prices and faults. */
  public PaperModule(PaperConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(PaperConfig.class).toInstance(config);
    bind(OrderGateway.class).to(PaperOrderGateway.class).in(Singleton.class);
  }
}
