package io.quantum.pipeline.bootstrap;

import com.google.inject.AbstractModule;

/** Makes Guice refuse what would otherwise be wired by guessing. */
final class StrictModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }
}
