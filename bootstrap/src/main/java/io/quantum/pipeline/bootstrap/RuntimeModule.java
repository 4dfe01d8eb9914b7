package io.quantum.pipeline.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.in.ResolveOrders;
import io.quantum.pipeline.application.execution.port.in.TrimStreams;
import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;

/** What runs the services: threads, signs of life, HTTP. */
final class RuntimeModule extends AbstractModule {
  private final PipelineConfig config;

  RuntimeModule(PipelineConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  Heartbeat heartbeat(Ticker ticker) {
    return new Heartbeat(ticker);
  }

  @Provides
  @Singleton
  HealthConditions concerns() {
    return new HealthConditions();
  }

  @Provides
  @Singleton
  LossWatch losses(ReadPipeline pipeline, HealthConditions concerns, Ticker ticker) {
    return new LossWatch(pipeline, concerns, ticker);
  }

  @Provides
  @Singleton
  ClockConcern clock(ClockWatch watch, ClockSteps steps, HealthConditions concerns, Ticker ticker) {
    return new ClockConcern(watch, steps, concerns, ticker);
  }

  @Provides
  @Singleton
  ServiceMetrics instruments(ReadPipeline pipeline, ReadProgress progress, LossWatch losses) {
    ServiceMetrics instruments = new ServiceMetrics();
    instruments.add(new PipelineCollector(pipeline, progress, losses));
    return instruments;
  }

  @Provides
  @Singleton
  Presence presence(InstanceRegistry port, ApplicationModule.Tokens tokens) {
    int limit = config.execution().limits().openings().limit();
    return new Presence(port, config.execution().consumer(), tokens.get(), limit);
  }

  @Provides
  @Singleton
  Diagnostics diagnostics(StreamInspector inspector, Ticker ticker) {
    return new Diagnostics(inspector.names().stream(), ticker);
  }

  @Provides
  @Singleton
  PipelineLifecycle.Diagnosing diagnosing(
      Diagnostics lines, OperatorControls store, Ticker ticker) {
    boolean always = config.service().log().diagnostics();
    return new PipelineLifecycle.Diagnosing(
        lines, new DiagnosticsWatch(always, store, lines, ticker));
  }

  @Provides
  @Singleton
  StatusLine status(
      ServiceSupervisor supervisor,
      ReadPipeline pipeline,
      ReadProgress done,
      Heartbeat heartbeat,
      Diagnostics diagnostics,
      HealthConditions concerns) {
    int limit = config.execution().limits().openings().limit();
    return new StatusLine(supervisor, pipeline, done, heartbeat, limit, diagnostics, concerns);
  }

  @Provides
  @Singleton
  PipelineLifecycle lifecycle(
      ProcessTradeIntents process,
      ExecuteOrder orders,
      ResolveOrders resolver,
      ReadPipeline pipeline,
      ReadProgress progress,
      TrimStreams streams,
      StoreFitness fitness,
      ServiceMetrics instruments,
      Presence presence,
      InstanceRegistry census,
      StoredValues values,
      HealthConditions concerns,
      Heartbeat heartbeat,
      LossWatch losses,
      ClockConcern clock,
      StatusLine status,
      ServiceSupervisor supervisor,
      PipelineLifecycle.Diagnosing diagnosing,
      Ticker ticker) {
    return new PipelineLifecycle(
        config,
        new PipelineLifecycle.Parts(
            process, orders, resolver, pipeline, progress, streams, fitness, instruments),
        new PipelineLifecycle.Signs(
            presence,
            new GroupMembershipGuard(census, values, concerns),
            heartbeat,
            concerns,
            losses,
            clock,
            status,
            supervisor,
            diagnosing,
            ticker));
  }
}
