package io.quantum.pipeline.benchmark;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import java.time.Duration;
import java.util.Map;

/** The codec as the service gets it. Nothing connects: the module's connections open at use. */
public final class RealCodec {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final Injector injector =
      Guice.createInjector(
          new RedisModule(RedisConfig.read(new ConfigCheck(Map.of())), System::nanoTime),
          binder -> {
            binder.bind(Ticker.class).toInstance(System::nanoTime);
            binder.bind(AgeLimits.class).toInstance(AgeLimits.STANDARD);
            binder
                .bind(OrderLimits.class)
                .toInstance(
                    new OrderLimits(
                        new OrderRate(5, MINUTE),
                        new OrderRate(60, MINUTE),
                        Duration.ZERO,
                        MINUTE,
                        MINUTE));
          });

  /** What reads payloads. */
  public IntentDecoder decoder() {
    return injector.getInstance(IntentDecoder.class);
  }

  IntentEncoder encoder() {
    return injector.getInstance(IntentEncoder.class);
  }
}
