package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.SnapshotContext.Exposure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Do positions pile up? What a raise of the limit must be held against: the limit is what keeps
 * exposure from growing faster than anybody closes it.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/numbers-and-states.md#position-accumulation.
 */
public sealed interface Accumulation {

  /** The venue's books are known at both ends of the window. */
  record Known(Exposure first, Exposure last, long closes) implements Accumulation {
    /** True if more positions are open than before, or more is at stake. */
    public boolean isGrowing() {
      return last.positions() > first.positions()
          || last.grossNotional().compareTo(first.grossNotional()) > 0;
    }
  }

  /** They are not; then no raise is recommended. */
  record Unknown() implements Accumulation {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Known, R> known, Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    return unknown.apply((Unknown) this);
  }

  /** Over a window, with the number of closes in it. */
  static Accumulation of(SampleWindow window, long closes) {
    List<Exposure> seen =
        window.comparable().stream().map(Sample::exposure).flatMap(Optional::stream).toList();
    return seen.size() < 2
        ? new Unknown()
        : new Known(seen.get(0), seen.get(seen.size() - 1), closes);
  }
}
