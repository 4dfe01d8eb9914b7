package io.quantum.pipeline.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.execution.ClockedInbox;
import io.quantum.pipeline.application.execution.DismissalQueue;
import io.quantum.pipeline.application.execution.ExecuteOrderService;
import io.quantum.pipeline.application.execution.IntentFeed;
import io.quantum.pipeline.application.execution.IntentTriage;
import io.quantum.pipeline.application.execution.LeaseHolder;
import io.quantum.pipeline.application.execution.ProcessTradeIntentsService;
import io.quantum.pipeline.application.execution.ProgressTally;
import io.quantum.pipeline.application.execution.ResolveOrdersService;
import io.quantum.pipeline.application.execution.TrimStreamsService;
import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.in.ResolveOrders;
import io.quantum.pipeline.application.execution.port.in.TrimStreams;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.monitor.ReadPipelineService;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.contract.IntentContract;
import java.util.UUID;
import java.util.function.Supplier;

/** The services of the application, one line each. */
final class ApplicationModule extends AbstractModule {
  private final ExecutionConfig config;

  ApplicationModule(ExecutionConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(OrderLimits.class).toInstance(config.limits());
    bind(AgeLimits.class).toInstance(config.ages());
    bind(Ticker.class).toInstance(System::nanoTime);
    bind(Tokens.class).toInstance(() -> UUID.randomUUID().toString());
  }

  /** New random tokens. */
  interface Tokens extends Supplier<String> {}

  @Provides
  @Singleton
  ClockWatch watch(Ticker ticker) {
    return new ClockWatch(ticker);
  }

  @Provides
  @Singleton
  ProgressTally tally() {
    return new ProgressTally();
  }

  @Provides
  @Singleton
  PipelineLog log(Ticker ticker, Diagnostics diagnostics) {
    return new PipelineLog(new LineBudget(ticker), diagnostics);
  }

  @Provides
  @Singleton
  ReadProgress progress(ProgressTally tally) {
    return tally;
  }

  @Provides
  @Singleton
  ReadPipeline pipeline(StreamInspector inspector) {
    return new ReadPipelineService(inspector);
  }

  @Provides
  @Singleton
  ExecuteOrder execute(
      OrderGateway gateway,
      IntentLedger ledger,
      Ticker ticker,
      PipelineLog log,
      ProgressTally tally,
      ServiceMetrics instruments) {
    return new MeasuredOrders(
        new ExecuteOrderService(
            gateway, ledger, config.limits(), config.consumer(), ticker, log, tally),
        instruments,
        ticker);
  }

  @Provides
  @Singleton
  ResolveOrders resolve(
      IntentLedger ledger,
      OrderGateway gateway,
      ExecuteOrder orders,
      Tokens tokens,
      ClockWatch watch,
      Ticker ticker) {
    return new ResolveOrdersService(
        ledger, gateway, orders, config.consumer(), tokens, config.limits(), watch, ticker);
  }

  @Provides
  @Singleton
  TrimStreams streams(StreamRetention retention, ReadPipeline pipeline, Ticker ticker) {
    return new TrimStreamsService(retention, pipeline.describe().group(), ticker);
  }

  @Provides
  @Singleton
  IntentTriage triage(IntentDecoder decoder, Tokens tokens, PipelineLog log, ProgressTally tally) {
    IntentTriage triage =
        new IntentTriage(
            new IntentContract(config.terms()), decoder, config.ages(), tokens, log, tally);
    WarmUp.of(triage);
    return triage;
  }

  @Provides
  @Singleton
  LeaseHolder duty(ReaderLease lease, Tokens tokens, Ticker ticker) {
    return new LeaseHolder(lease, config.consumer(), tokens, ticker);
  }

  @Provides
  @Singleton
  IntentFeed reading(
      IntentInbox inbox,
      RecoveryAttempts attempts,
      ClockWatch watch,
      Ticker ticker,
      PipelineLog log,
      ProgressTally tally) {
    return new IntentFeed(
        new ClockedInbox(inbox, watch, ticker),
        new IntentFeed.Recovery(attempts, config.maxDeliveries()),
        config.consumer(),
        config.batchSize(),
        ticker,
        log,
        tally);
  }

  @Provides
  @Singleton
  DismissalQueue settlement(IntentLedger ledger, PipelineLog log, ProgressTally tally) {
    return new DismissalQueue(ledger, log, tally);
  }

  @Provides
  @Singleton
  ProcessTradeIntents process(
      LeaseHolder duty,
      IntentFeed reading,
      IntentTriage triage,
      IntentLedger ledger,
      DismissalQueue settlement,
      ServiceMetrics instruments,
      ClockWatch watch,
      Ticker ticker) {
    IntentLedger measured = new TimedLedger(ledger, instruments, ticker);
    return new ProcessTradeIntentsService(
        duty, reading, triage, measured, settlement, config.limits(), watch, ticker);
  }
}
