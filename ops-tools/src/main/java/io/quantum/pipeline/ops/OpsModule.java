package io.quantum.pipeline.ops;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.control.AcceptDifferenceService;
import io.quantum.pipeline.application.control.ListPendingService;
import io.quantum.pipeline.application.control.ReadPositionsService;
import io.quantum.pipeline.application.control.SettleUnresolvedOrderService;
import io.quantum.pipeline.application.control.port.in.AcceptDifference;
import io.quantum.pipeline.application.control.port.in.ListPending;
import io.quantum.pipeline.application.control.port.in.ReadPositions;
import io.quantum.pipeline.application.control.port.in.SettleUnresolvedOrder;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.deadletter.RedriveDeadLettersService;
import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.doctor.ExamineEnvironmentService;
import io.quantum.pipeline.application.doctor.HostCheckup;
import io.quantum.pipeline.application.doctor.InspectUnitsService;
import io.quantum.pipeline.application.doctor.port.in.ExamineEnvironment;
import io.quantum.pipeline.application.doctor.port.in.InspectUnits;
import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.history.CheckHistoryService;
import io.quantum.pipeline.application.history.TraceArchives;
import io.quantum.pipeline.application.history.TraceIntentService;
import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.history.port.in.TraceIntent;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.application.monitor.ReadPipelineService;
import io.quantum.pipeline.application.monitor.WatchPipelineService;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.proof.CaptureProofService;
import io.quantum.pipeline.application.proof.HostSources;
import io.quantum.pipeline.application.proof.KeepProofsService;
import io.quantum.pipeline.application.proof.port.in.CaptureProof;
import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.application.publish.PublishTradeIntentService;
import io.quantum.pipeline.application.publish.ValidateTradeIntentService;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.ValidateTradeIntent;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.ops.archive.FileJournalReader;
import io.quantum.pipeline.ops.archive.FileProofArchive;
import io.quantum.pipeline.ops.archive.FileSampleArchive;
import io.quantum.pipeline.ops.cli.RootCommand;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** The services that the tools use, one line each. */
final class OpsModule extends AbstractModule {
  private final OpsConfig config;

  OpsModule(OpsConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    bind(OrderLimits.class).toInstance(config.limits());
    bind(AgeLimits.class).toInstance(config.ages());
    bind(Ticker.class).toInstance(System::nanoTime);
  }

  @Provides
  @Singleton
  IntentContract contract() {
    return new IntentContract(ContractTerms.STANDARD);
  }

  @Provides
  @Singleton
  PublishTradeIntent publish(
      IntentContract contract,
      IntentDecoder decoder,
      IntentEncoder encoder,
      IntentOutbox outbox,
      Ticker ticker) {
    return new PublishTradeIntentService(contract, decoder, encoder, outbox, ticker);
  }

  @Provides
  @Singleton
  ValidateTradeIntent validate(IntentContract contract, IntentDecoder decoder) {
    return new ValidateTradeIntentService(contract, decoder, Clock.systemUTC());
  }

  @Provides
  @Singleton
  SettleUnresolvedOrder unresolved(IntentLedger ledger) {
    return new SettleUnresolvedOrderService(ledger, () -> UUID.randomUUID().toString());
  }

  @Provides
  @Singleton
  AcceptDifference accept(OperatorControls anchor, StreamInspector inspector) {
    return new AcceptDifferenceService(anchor, inspector);
  }

  @Provides
  @Singleton
  ExamineEnvironment surroundings(
      StreamInspector inspector,
      StoreFitness store,
      ClockSteps steps,
      InstanceRegistry census,
      StoredValues values,
      HostCheckup host) {
    return new ExamineEnvironmentService(
        inspector, store, steps, census, values, host, Clock.systemUTC(), System::nanoTime);
  }

  @Provides
  @Singleton
  HostCheckup host(UnitInspector units, ManagerEnvironment manager, JournalAccess journal) {
    return new HostCheckup(units, manager, journal);
  }

  @Provides
  @Singleton
  ListPending pending(PendingEntries entries, StreamInspector inspector) {
    return new ListPendingService(entries, inspector);
  }

  @Provides
  @Singleton
  ReadPositions positions(VenueBook book, StreamInspector inspector) {
    return new ReadPositionsService(book, inspector, config.venue());
  }

  @Provides
  @Singleton
  TraceArchives trails(
      HistoryArchive history,
      IntentRecords records,
      PendingEntries pending,
      DeadLetterQueue letters) {
    return new TraceArchives(history, records, pending, letters);
  }

  @Provides
  @Singleton
  TraceIntent trace(
      TraceArchives archives,
      StreamInspector inspector,
      IntentContract contract,
      IntentDecoder decoder) {
    return new TraceIntentService(archives, inspector, contract, decoder);
  }

  @Provides
  @Singleton
  ReadPipeline pipeline(StreamInspector inspector) {
    return new ReadPipelineService(inspector);
  }

  @Provides
  @Singleton
  WatchPipeline watch(StreamInspector inspector) {
    return new WatchPipelineService(inspector, new FileSampleArchive(config.historyFolder()));
  }

  @Provides
  @Singleton
  CaptureProof capture(
      WatchPipeline watch,
      ServerFacts server,
      GroupRoster roster,
      HostSources host,
      Ticker ticker) {
    return new CaptureProofService(
        watch,
        new CaptureProofService.RedisSources(server, roster),
        host,
        Clock.systemUTC(),
        ticker);
  }

  @Provides
  @Singleton
  HostSources host(
      HostFacts facts, ManagerEnvironment manager, UnitInspector units, JournalReader journal) {
    return new HostSources(
        RootCommand.VERSION.replaceFirst(".* ", ""),
        facts,
        manager,
        units,
        new HostSources.Logs(journal, file -> new FileJournalReader(Path.of(file))));
  }

  @Provides
  @Singleton
  KeepProofs proofs() {
    return new KeepProofsService(new FileProofArchive());
  }

  @Provides
  @Singleton
  InspectUnits units(UnitInspector inspector) {
    return new InspectUnitsService(inspector);
  }

  @Provides
  @Singleton
  RedriveDeadLetters letters(
      IntentContract contract,
      IntentDecoder decoder,
      IntentEncoder encoder,
      DeadLetterQueue shelf) {
    return new RedriveDeadLettersService(contract, decoder, encoder, shelf, config.ages());
  }

  @Provides
  @Singleton
  CheckHistory history(
      HistoryArchive archive,
      StreamInspector inspector,
      IntentContract contract,
      IntentDecoder decoder) {
    return new CheckHistoryService(archive, inspector, contract, decoder);
  }
}
