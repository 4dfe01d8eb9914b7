package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.application.proof.port.in.CaptureProof;
import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Captures by two looks of a watch, one look at all groups, and what the host tells.
 *
 * <p><b>Threads</b>: safe; each capture belongs to one. <b>Source</b>:
 * docs/reference/proof-packs.md#capture.
 */
public final class CaptureProofService implements CaptureProof {
  private static final Duration LOG_SPAN = Duration.ofMinutes(5);

  private final WatchPipeline watch;
  private final RedisSources redis;
  private final HostSources host;
  private final Clock clock;
  private final Ticker ticker;

  /**
   * Where Redis is asked, beside the watch.
   *
   * @param server which server
   * @param roster all groups
   */
  public record RedisSources(ServerFacts server, GroupRoster roster) {}

  /** Made of a watch, what else is asked, and the clocks of this host. */
  public CaptureProofService(
      WatchPipeline watch, RedisSources redis, HostSources host, Clock clock, Ticker ticker) {
    this.watch = watch;
    this.redis = redis;
    this.host = host;
    this.clock = clock;
    this.ticker = ticker;
  }

  @Override
  public PipelineNames describe() {
    return watch.describe();
  }

  @Override
  public Capture begin(Scope scope) {
    ServerReading server = redis.server().read();
    WatchPipeline.Watch looking = watch.begin(SampleWindow.USUAL_LENGTH);
    Look first = looking.look();
    long lookedNanos = ticker.nanos();
    Instant now = clock.instant();
    HostSnapshot seen =
        host.view(new JournalQuery(scope.units(), since(scope, now), now), scope.log().file());
    Beginning begun = new Beginning(server, looking, first, seen);
    return new Capture() {
      @Override
      public Duration elapsed() {
        return Duration.ofNanos(ticker.nanos() - lookedNanos);
      }

      @Override
      public ProofPack finish(ProofLabel label) {
        return CaptureProofService.this.finish(label, scope, begun);
      }
    };
  }

  private static Instant since(Scope scope, Instant now) {
    Instant usual = now.minus(LOG_SPAN);
    return scope
        .log()
        .since()
        .filter(given -> given.isAfter(usual) && !given.isAfter(now))
        .orElse(usual);
  }

  private record Beginning(
      ServerReading server, WatchPipeline.Watch watch, Look first, HostSnapshot host) {}

  private ProofPack finish(ProofLabel label, Scope scope, Beginning begun) {
    Look look = begun.watch().look();
    Optional<String> away = away(begun.server(), look);
    ProofSection groups =
        away.map(why -> ProofSection.unknown(ProofPart.GROUPS, why))
            .orElseGet(
                () -> StreamSections.groups(watch.describe(), look, redis.roster().groups()));
    ServerReading server =
        away.<ServerReading>map(ServerReading.Unknown::new).orElseGet(() -> redis.server().read());
    HostSections told = new HostSections(host.toolVersion(), begun.host());
    Optional<PipelineSnapshot> snapshot =
        look.reading().fold(taken -> Optional.of(taken.snapshot()), unreadable -> Optional.empty());
    FlowLimits limits = inForce(scope.limits(), snapshot);
    return new ProofPack(
        label,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        List.of(
            told.identity(watch.describe(), server),
            of(ProofPart.RESULTS, look, seen -> StreamSections.results(watch.describe(), seen)),
            groups,
            of(ProofPart.WINDOW, look, seen -> StreamSections.window(seen, limits)),
            of(ProofPart.CONSERVATION, look, StreamSections::conservation),
            told.units(),
            told.logs(),
            told.errors(snapshot),
            FlowSections.throughput(begun.first(), look),
            HealthSection.of(look, begun.host(), limits),
            FlowSections.cost(begun.server(), server)));
  }

  // Each further question would be waited for in vain.
  private static Optional<String> away(ServerReading begun, Look look) {
    return begun.fold(
        known -> Optional.empty(),
        unknown ->
            look.reading()
                .fold(taken -> Optional.empty(), unreadable -> Optional.of(unreadable.why())));
  }

  private static ProofSection of(
      ProofPart part, Look look, Function<PipelineSnapshot, ProofSection> section) {
    return look.reading()
        .fold(
            taken -> section.apply(taken.snapshot()),
            unreadable -> ProofSection.unknown(part, unreadable.why()));
  }

  private static FlowLimits inForce(FlowLimits configured, Optional<PipelineSnapshot> snapshot) {
    return snapshot
        .map(
            seen ->
                configured.withOrders(
                    seen.context().openings().limitInForce().orElse(configured.orders())))
        .orElse(configured);
  }
}
