package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The half-open window of time in which most openings arrived at the venue.
 *
 * <p>Two arrivals exactly one window apart are never in the same one. <b>Threads</b>: not safe.
 * <b>Source</b>: docs/reference/window.md#rule.
 */
final class BusiestWindow {
  private final OrderRate rate;
  private final List<EntryId> openings = new ArrayList<>();

  BusiestWindow(OrderRate rate) {
    this.rate = rate;
  }

  /** Takes the next arrival; they come in the order of their ids. */
  void arrival(VenueArrival arrival) {
    if (arrival.effect() == VenueArrival.Effect.OPENS) {
      openings.add(arrival.id());
    }
  }

  List<Finding> findings() {
    List<EntryId> worst = worst();
    if (worst.size() <= rate.limit()) {
      return List.of();
    }
    long spanned =
        Duration.between(worst.get(0).storedAt(), worst.get(worst.size() - 1).storedAt())
            .toMillis();
    return List.of(
        Finding.about(
            HistoryRule.WINDOW,
            Severity.BROKEN,
            worst,
            "%d openings arrived within %d ms, at most %d may in any %d ms; the worst window"
                .formatted(worst.size(), spanned, rate.limit(), rate.window().toMillis())));
  }

  // Every fullest window can be moved until it ends with an arrival.
  private List<EntryId> worst() {
    List<EntryId> worst = List.of();
    int from = 0;
    for (int to = 0; to < openings.size(); to++) {
      Instant opens = openings.get(to).storedAt().minus(rate.window());
      while (!openings.get(from).storedAt().isAfter(opens)) {
        from++;
      }
      if (to + 1 - from > worst.size()) {
        worst = openings.subList(from, to + 1);
      }
    }
    return worst;
  }
}
