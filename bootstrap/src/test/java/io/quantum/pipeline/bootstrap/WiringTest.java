package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Stage;
import io.quantum.pipeline.adapter.redis.RedisModule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Missing and doubled bindings, found without creating an object. */
final class WiringTest {
  @Test
  void bindsTheServiceCompletely() {
    PipelineConfig config = PipelineConfig.from(Map.of(), Path.of("/nowhere"));
    try (RedisModule redis = new RedisModule(config.redis(), System::nanoTime)) {
      assertThat(
              Guice.createInjector(Stage.TOOL, PipelineMain.modules(redis, config))
                  .getExistingBinding(Key.get(PipelineLifecycle.class)))
          .isNotNull();
    }
  }
}
