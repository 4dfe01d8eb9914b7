package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.application.execution.IntentTriage;
import io.quantum.pipeline.application.execution.TriageDecision;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The decision that a process makes for itself before it counts attempts. */
final class WarmUpTest {
  @Test
  void goesTheWholeWayOfAnIntentThatMayTrade() {
    service(
        Map.of(),
        injector ->
            assertThat(WarmUp.of(injector.getInstance(IntentTriage.class)).told())
                .isEqualTo("decision=may_trade action=CLOSE symbol=BTCUSDT"));
  }

  @Test
  void isCountedNowhereThoughItsSymbolIsNotAllowed() {
    service(
        Map.of("SYMBOL_PATTERN", "^XRPUSDT$"),
        injector -> {
          assertThat(violation(WarmUp.of(injector.getInstance(IntentTriage.class))))
              .contains("symbol");

          ReadProgress progress = injector.getInstance(ReadProgress.class);
          assertThat(progress.refusals()).isEmpty();
          assertThat(progress.progress().outcomes().total()).isZero();
        });
  }

  private static String violation(TriageDecision decision) {
    return decision.fold(
        ends ->
            ends.dismissal()
                .fold(
                    audited -> "audited as " + audited.reason(),
                    putAside -> putAside.letter().remarks().get(0).message()),
        mayTrade -> mayTrade.told());
  }

  private static void service(Map<String, String> settings, Consumer<Injector> then) {
    PipelineConfig config = PipelineConfig.from(settings, Path.of("/nowhere"));
    try (RedisModule redis = new RedisModule(config.redis(), System::nanoTime)) {
      then.accept(Guice.createInjector(Stage.DEVELOPMENT, PipelineMain.modules(redis, config)));
    }
  }
}
