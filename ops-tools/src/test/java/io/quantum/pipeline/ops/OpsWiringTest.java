package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.adapter.systemd.SystemdModule;
import io.quantum.pipeline.application.control.port.in.AcceptDifference;
import io.quantum.pipeline.application.control.port.in.ListPending;
import io.quantum.pipeline.application.control.port.in.ReadPositions;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.doctor.port.in.ExamineEnvironment;
import io.quantum.pipeline.application.doctor.port.in.InspectUnits;
import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.history.port.in.TraceIntent;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.proof.port.in.CaptureProof;
import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.ValidateTradeIntent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Missing and doubled bindings, found without creating an object. */
final class OpsWiringTest {
  @Test
  void bindsTheToolsCompletely() {
    OpsConfig config = OpsConfig.from(Map.of(), Map.of());
    try (RedisModule redis = new RedisModule(config.redis(), System::nanoTime)) {
      Injector injector =
          Guice.createInjector(
              Stage.TOOL, redis, new SystemdModule(SystemdConfig.STANDARD), new OpsModule(config));

      for (Class<?> port :
          List.of(
              PublishTradeIntent.class,
              ValidateTradeIntent.class,
              ReadPipeline.class,
              InspectUnits.class,
              RedriveDeadLetters.class,
              CheckHistory.class,
              OperatorControls.class,
              ListPending.class,
              ReadPositions.class,
              TraceIntent.class,
              AcceptDifference.class,
              ExamineEnvironment.class,
              WatchPipeline.class,
              CaptureProof.class,
              KeepProofs.class)) {
        assertThat(injector.getExistingBinding(Key.get(port))).as(port.getSimpleName()).isNotNull();
      }
    }
  }
}
