package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.flow.Comparison;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How everything moves, and what looking cost. */
final class FlowSections {
  private static final String TWO_LOOKS = "it takes two looks at one life of the server";

  private FlowSections() {}

  static ProofSection throughput(Look first, Look second) {
    Optional<Sample> from = first.window().newest();
    Optional<Sample> to = second.window().newest();
    if (from.isEmpty() || to.isEmpty() || !from.get().isSameLifeAs(to.get())) {
      return ProofSection.unknown(ProofPart.THROUGHPUT, TWO_LOOKS);
    }
    SectionBuilder entries = new SectionBuilder(ProofPart.THROUGHPUT);
    Duration over = Duration.between(from.get().at(), to.get().at());
    if (over.toMillis() < 1) {
      return ProofSection.unknown(ProofPart.THROUGHPUT, "no time passed between the two looks");
    }
    between(entries, from.get(), to.get(), over);
    entries.add(
        PackField.THROUGHPUT_NET,
        second
            .window()
            .rates()
            .net()
            .<ProofValue>map(net -> new ProofValue.Span(net.low(), net.mid(), net.high()))
            .orElse(new ProofValue.Unknown("too few samples are remembered")));
    ago(entries, second, Duration.ofHours(1), "1h_ago");
    ago(entries, second, Duration.ofHours(24), "24h_ago");
    return entries.complete();
  }

  private static void between(SectionBuilder entries, Sample from, Sample to, Duration over) {
    OptionalLong delivered = less(to.counters().delivered(), from.counters().delivered());
    OptionalLong acknowledged =
        delivered.isEmpty()
            ? delivered
            : OptionalLong.of(
                delivered.getAsLong() - to.levels().pending() + from.levels().pending());
    entries
        .add(PackField.THROUGHPUT_SAMPLE_SECONDS, Figure.exact(over.toSeconds()))
        .add(
            PackField.THROUGHPUT_ARRIVED,
            tally(less(to.counters().added(), from.counters().added()), over))
        .add(PackField.THROUGHPUT_DELIVERED, tally(delivered, over))
        .add(PackField.THROUGHPUT_ACKNOWLEDGED, tally(acknowledged, over))
        .add(
            PackField.THROUGHPUT_RESULTS,
            tally(less(to.counters().results(), from.counters().results()), over))
        .add(
            PackField.THROUGHPUT_LOST,
            tally(less(to.counters().missed(), from.counters().missed()), over));
  }

  private static OptionalLong less(OptionalLong to, OptionalLong from) {
    return to.isPresent() && from.isPresent()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }

  // Below 0 only if somebody acknowledged or counted from outside between two parts of a look.
  private static ProofValue tally(OptionalLong events, Duration over) {
    return events.isPresent() && events.getAsLong() >= 0
        ? new ProofValue.Tally(events.getAsLong(), over)
        : new ProofValue.Unknown("the server has lost count");
  }

  private static void ago(SectionBuilder entries, Look look, Duration ago, String subject) {
    Optional<Comparison> comparison =
        Comparison.of(look.memory(), ago).filter(then -> then.then().isPresent());
    entries.about(subject);
    if (comparison.isEmpty()) {
      entries.add(PackField.THROUGHPUT_WAITING, Figure.unknown("nobody looked then"));
      return;
    }
    Comparison then = comparison.get();
    entries
        .add(PackField.THROUGHPUT_WAITING, then.waitingThen())
        .add(
            PackField.THROUGHPUT_PENDING,
            then.then()
                .map(sample -> Figure.exact(sample.levels().pending()))
                .orElse(Figure.unknown("nobody looked then")))
        .add(
            PackField.THROUGHPUT_LOST_SINCE,
            StreamSections.known(then.between().lost(), "nobody has counted"))
        .add(PackField.THROUGHPUT_RESULTS_SINCE, Figure.exact(then.between().results()))
        .add(PackField.THROUGHPUT_SAMPLES, Figure.exact(then.between().samples()))
        .add(PackField.THROUGHPUT_GAPS, Figure.exact(then.between().gaps().size()));
  }

  static ProofSection cost(ServerReading before, ServerReading after) {
    return after.fold(
        done ->
            before.fold(
                begun -> cost(begun, done),
                unknown -> ProofSection.unknown(ProofPart.COST, unknown.why())),
        unknown -> ProofSection.unknown(ProofPart.COST, unknown.why()));
  }

  // Redis counts for all clients together: who else looked in that time is counted too.
  private static ProofSection cost(ServerReading.Known begun, ServerReading.Known done) {
    if (!begun.runId().equals(done.runId())) {
      return ProofSection.unknown(ProofPart.COST, "Redis was restarted between the two looks");
    }
    ServerReading.Work work = done.looks().since(begun.looks());
    return new SectionBuilder(ProofPart.COST)
        .add(
            PackField.COST_COUNTED,
            "read-only scripts and INFO of all clients while it was captured")
        .add(PackField.COST_CALLS, Figure.of(work.calls(), Figure.Quality.ESTIMATE))
        .add(PackField.COST_SERVER_MICROS, Figure.of(work.micros(), Figure.Quality.ESTIMATE))
        .complete();
  }
}
