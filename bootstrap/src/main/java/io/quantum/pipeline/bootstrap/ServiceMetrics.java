package io.quantum.pipeline.bootstrap;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.time.Duration;

/**
 * Everything that is measured, for Prometheus. Thread-safe. Source:
 * docs/reference/service.md#metrics.
 */
final class ServiceMetrics implements AutoCloseable {
  private static final Duration[] CLAIM_BOUNDS = millis(1, 2, 5, 10, 20, 50, 100, 500, 2_000);
  private static final Duration[] AGE_BOUNDS =
      millis(10, 50, 100, 500, 1_000, 5_000, 30_000, 60_000, 300_000, 600_000, 3_600_000);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer claims =
      Timer.builder("quantum.claim")
          .description("How long the ledger took to answer a claim.")
          .serviceLevelObjectives(CLAIM_BOUNDS)
          .register(registry);
  private final Timer ages =
      Timer.builder("quantum.intent.to.order")
          .description("From the intent's entry on the stream to its order leaving.")
          .serviceLevelObjectives(AGE_BOUNDS)
          .register(registry);

  ServiceMetrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** The ledger has answered a claim. */
  void claimed(Duration took) {
    claims.record(took);
  }

  /** An order leaves; its intent was stored so long ago. */
  void orderLeaves(Duration age) {
    ages.record(age.isNegative() ? Duration.ZERO : age);
  }

  /** More, read at the moment of each look. */
  void add(MultiCollector more) {
    registry.getPrometheusRegistry().register(more);
  }

  /** All of it in the text format of Prometheus. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private static Duration[] millis(long... bounds) {
    return java.util.Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
