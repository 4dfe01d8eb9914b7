package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.flow.Comparison;
import io.quantum.pipeline.domain.flow.Sample;
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
    entries.passing(
        "net",
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
        .passing("sample_seconds", Figure.exact(over.toSeconds()))
        .passing("arrived", tally(less(to.counters().added(), from.counters().added()), over))
        .passing("delivered", tally(delivered, over))
        .passing("acknowledged", tally(acknowledged, over))
        .passing("results", tally(less(to.counters().results(), from.counters().results()), over))
        .passing("lost", tally(less(to.counters().missed(), from.counters().missed()), over));
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
      entries.passing("waiting", Figure.unknown("nobody looked then"));
      return;
    }
    Comparison then = comparison.get();
    entries
        .passing("waiting", then.waitingThen())
        .passing(
            "pending",
            then.then()
                .map(sample -> Figure.exact(sample.levels().pending()))
                .orElse(Figure.unknown("nobody looked then")))
        .passing("lost_since", StreamSections.known(then.between().lost(), "nobody has counted"))
        .passing("results_since", Figure.exact(then.between().results()))
        .passing("samples", Figure.exact(then.between().samples()))
        .passing("gaps", Figure.exact(then.between().gaps().size()));
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
        .steady("counted", "read-only scripts and INFO of all clients while it was captured")
        .passing("calls", Figure.of(work.calls(), Figure.Quality.ESTIMATE))
        .passing("server_micros", Figure.of(work.micros(), Figure.Quality.ESTIMATE))
        .complete();
  }
}
