package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.in.ResolveOrders;
import io.quantum.pipeline.application.execution.port.in.TrimStreams;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts everything in order and stops it in reverse. Whatever breaks a thread ends the process.
 *
 * <p>Source: docs/reference/service.md#start and docs/reference/service.md#shutdown.
 */
final class PipelineLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineLifecycle.class);
  private static final Duration LOOP_LIMIT = Duration.ofSeconds(5);

  /** What is run. */
  record Parts(
      ProcessTradeIntents process,
      ExecuteOrder orders,
      ResolveOrders resolver,
      ReadPipeline pipeline,
      ReadProgress progress,
      TrimStreams streams,
      StoreFitness fitness,
      ServiceMetrics instruments) {}

  /** What tells that it runs. */
  record Signs(
      Presence presence,
      GroupMembershipGuard surroundings,
      Heartbeat heartbeat,
      HealthConditions concerns,
      LossWatch losses,
      ClockConcern clock,
      StatusLine status,
      ServiceSupervisor supervisor,
      Diagnosing diagnostics,
      Ticker ticker) {}

  /** What is told besides on an operator's wish, and what knows the wish. */
  record Diagnosing(Diagnostics lines, DiagnosticsWatch watch) {}

  private final PipelineConfig config;
  private final Parts parts;
  private final Signs signs;
  private final StopSignal stop = new StopSignal();
  private final StopSignal ended = new StopSignal();
  private final AtomicReference<Throwable> defect = new AtomicReference<>();
  private final StoreJudge judge;

  PipelineLifecycle(PipelineConfig config, Parts parts, Signs signs) {
    this.config = config;
    this.parts = parts;
    this.signs = signs;
    this.judge =
        new StoreJudge(
            config.redis().location(), config.service().volatileRedisAllowed(), signs.concerns());
  }

  /** Runs until stopped from outside; throws what broke it, if something did. */
  void run() {
    // Health is told from the first moment: a service that waits for Redis is one that is there.
    try (ServiceMetrics instruments = parts.instruments();
        HealthServer http =
            new HealthServer(
                config.service(),
                health(),
                new StatsReport(parts.progress()),
                instruments,
                signs.ticker())) {
      int port = http.start();
      awaitFitStore();
      if (!stop.isSet()) {
        runParts(port);
      }
    } finally {
      ended.set();
    }
    Throwable broken = defect.get();
    if (broken instanceof StartRefused refused) {
      throw refused;
    }
    if (broken != null) {
      throw new IllegalStateException("a thread of the service broke", broken);
    }
  }

  /** True until everything has ended. */
  boolean isRunning() {
    return !ended.isSet();
  }

  /** Asks it to stop and waits until it has. */
  void stop(Duration limit) {
    signs.supervisor().stopping();
    stop.set();
    ended.awaits(limit);
  }

  private HealthReport health() {
    return new HealthReport(
        signs.heartbeat(),
        parts.pipeline(),
        parts.progress(),
        config.service(),
        signs.ticker(),
        signs.concerns());
  }

  private void runParts(int port) {
    try (ThreadedLanes lanes =
            new ThreadedLanes(parts.orders(), stop, this::broke, new Complaint(signs.ticker()));
        LookupThreads lookups = new LookupThreads(this::broke)) {
      LOG.info(
          "START: consumer={} redis={} http={}:{}",
          config.execution().consumer(),
          config.redis().location(),
          config.service().bind(),
          port);
      signs.diagnostics().watch().begin();
      Thread housekeeping =
          started("housekeeping", new MaintenanceLoop(chores(lookups), signs.concerns(), stop));
      Thread consumer =
          started(
              "consumer",
              new ConsumerLoop(
                  parts.process(),
                  lanes,
                  signs.heartbeat(),
                  signs.supervisor(),
                  stop,
                  config.redis().location(),
                  signs.diagnostics().lines(),
                  new Complaint(signs.ticker())));
      awaitStop();
      join(consumer);
      join(housekeeping);
      leave();
    }
    signs.presence().withdraw();
    signs.status().write();
    LOG.info("STOP: done");
  }

  private List<PeriodicTask> chores(LookupThreads lookups) {
    Ticker ticker = signs.ticker();
    return List.of(
        new PeriodicTask("presence", Duration.ofSeconds(2), signs.presence()::keepUp, ticker),
        new PeriodicTask("resolving", Duration.ofMillis(500), () -> resolve(lookups), ticker),
        new PeriodicTask("trimming", Duration.ofSeconds(1), this::tend, ticker),
        new PeriodicTask("looking for losses", Duration.ofSeconds(5), signs.losses()::look, ticker),
        new PeriodicTask(
            "looking at the clock", Duration.ofSeconds(1), signs.clock()::look, ticker),
        new PeriodicTask(
            "looking for diagnostics",
            Duration.ofSeconds(2),
            signs.diagnostics().watch()::look,
            ticker),
        new PeriodicTask("the census", Duration.ofSeconds(10), signs.surroundings()::look, ticker),
        new PeriodicTask(
            "looking for exhausted streams",
            Duration.ofSeconds(10),
            new ExhaustionWatch(parts.fitness(), signs.concerns())::look,
            ticker),
        new PeriodicTask("retiring", Duration.ofMinutes(10), this::retire, ticker),
        new PeriodicTask("the status line", Duration.ofMinutes(1), signs.status()::write, ticker));
  }

  private void resolve(LookupThreads lookups) {
    if (!signs.heartbeat().isReady()) {
      return; // nothing is taken over before the pipeline was opened
    }
    int unresolved = parts.resolver().resolve(lookups).unresolved();
    signs
        .concerns()
        .set(
            "unresolved",
            unresolved == 0
                ? Optional.empty()
                : Optional.of(unresolved + " unresolved orders: see quantum-ops resolve"));
    boolean full = signs.heartbeat().isWaitingRoomFull();
    signs
        .concerns()
        .set("waiting room", full ? Optional.of("the waiting room is full") : Optional.empty());
  }

  // One instance is enough for these.
  private void tend() {
    if (signs.heartbeat().isReader()) {
      signs
          .concerns()
          .set(
              "trim",
              parts
                  .streams()
                  .tend()
                  .map(
                      held ->
                          "trimming is held back by group %s for %d min"
                              .formatted(held.group(), held.since().toMinutes())));
    }
  }

  private void retire() {
    if (signs.heartbeat().isReader()) {
      signs.surroundings().retire();
    }
  }

  private void awaitStop() {
    while (!stop.awaits(Duration.ofHours(1))) {
      LOG.debug("still running");
    }
  }

  private void leave() {
    try {
      parts.process().leave();
    } catch (AdapterFailure away) {
      LOG.info("STOP: the reader lease lapses by itself reason={}", away.getMessage());
    }
  }

  private Thread started(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setUncaughtExceptionHandler((t, thrown) -> broke(thrown));
    thread.start();
    return thread;
  }

  private void broke(Throwable thrown) {
    if (defect.compareAndSet(null, thrown)) {
      LOG.error("BROKEN: {} ends the process", Thread.currentThread().getName(), thrown);
    }
    stop.set();
  }

  private static void join(Thread thread) {
    try {
      thread.join(LOOP_LIMIT.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // An absent server is waited for; one with wrong settings is not.
  private void awaitFitStore() {
    BackOff backOff = new BackOff();
    Complaint complaint = new Complaint(signs.ticker());
    while (!stop.isSet()) {
      try {
        judge.judge(parts.fitness().shortcomings());
        parts.fitness().requireRights();
        signs.surroundings().refuseStrangers();
        // In here too: Redis may go away, or begin to load its data, between any two of these.
        signs.presence().publish(stop);
        signs.concerns().set("start", Optional.empty());
        return;
      } catch (AdapterFailure away) {
        if (away.remedy() == Remedy.OPERATOR || away.remedy() == Remedy.STOP) {
          throw new StartRefused(ExitCode.REDIS_UNUSABLE, away.getMessage());
        }
        signs.concerns().set("start", Optional.of(away.getMessage()));
        if (complaint.isDue(away.getMessage())) {
          LOG.warn("START: waiting for Redis reason={}", away.getMessage());
          signs
              .supervisor()
              .status(
                  "waiting for Redis at %s: %s"
                      .formatted(config.redis().location(), away.getMessage()));
        }
        stop.awaits(backOff.next());
      }
    }
  }
}
