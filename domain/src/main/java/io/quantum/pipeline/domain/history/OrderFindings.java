package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose order arrived at the venue, and what its result says.
 *
 * <p><b>Threads</b>: not safe.
 */
final class OrderFindings {
  // An identity may come again this long after its order ended, or later.
  private static final Duration IDENTITY = AgeLimits.MIN_MEMORY;

  private final Map<EntryId, VenueArrival> arrivals = new LinkedHashMap<>();
  private final Map<EntryId, ResultRecord> results = new LinkedHashMap<>();
  private final Map<ClientOrderId, EntryId> lastArrival = new HashMap<>();
  private final Map<ClientOrderId, EntryId> lastResult = new HashMap<>();
  private final Map<ClientOrderId, OrderTrace> traces = new HashMap<>();
  private final Set<ClientOrderId> repeatedIdentities = new LinkedHashSet<>();
  private final Set<EntryId> repeatedEntries = new LinkedHashSet<>();
  private final Set<EntryId> mistaken = new LinkedHashSet<>();

  void arrival(VenueArrival arrival) {
    repeated(arrival.order(), lastArrival.put(arrival.order(), arrival.id()), arrival.id());
    if (arrivals.put(arrival.entry(), arrival) != null) {
      repeatedEntries.add(arrival.entry());
    }
  }

  // Two results of one entry are two outcomes, and told as such.
  void result(ResultRecord result) {
    ResultRecord earlier = results.put(result.entry(), result);
    EntryId last = lastResult.put(result.order(), result.id());
    if (earlier == null) {
      repeated(result.order(), last, result.id());
    }
  }

  boolean knows(EntryId entry) {
    return arrivals.containsKey(entry) || results.containsKey(entry);
  }

  void identity(EntryId entry, ClientOrderId order) {
    boolean arrivedAsAnother = differs(arrivals.get(entry), order);
    ResultRecord result = results.get(entry);
    if (arrivedAsAnother || (result != null && !result.order().equals(order))) {
      mistaken.add(entry);
    }
  }

  List<ClientOrderId> unanswered() {
    return withoutResult().stream().map(VenueArrival::order).distinct().toList();
  }

  void trace(OrderTrace trace) {
    traces.put(trace.order(), trace);
  }

  List<Finding> findings(HistoryFrame walked, HistoryFrame closing) {
    List<Finding> findings = new ArrayList<>();
    broken(
        findings,
        HistoryRule.ONE_ORDER,
        repeatedIdentities,
        "these identities have more than one order");
    broken(
        findings,
        HistoryRule.ONE_ORDER,
        repeatedEntries,
        "these entries have more than one order at the venue");
    arrivals.values().stream()
        .filter(arrival -> results.containsKey(arrival.entry()))
        .filter(arrival -> differs(arrival, results.get(arrival.entry()).order()))
        .forEach(arrival -> mistaken.add(arrival.entry()));
    broken(
        findings,
        HistoryRule.SAME_IDENTITY,
        mistaken,
        "entry, order and result of these do not have the same client order id");
    unanswered(walked, closing, findings);
    executedWithoutOrder(closing, findings);
    broken(
        findings,
        HistoryRule.REFUSED_HAS_NO_ORDER,
        results.values().stream()
            .filter(result -> !result.admitted() && arrivals.containsKey(result.entry()))
            .map(ResultRecord::entry)
            .toList(),
        "the results of these entries say that there is no order, the venue has one");
    return findings;
  }

  private void repeated(ClientOrderId order, EntryId before, EntryId now) {
    if (before != null
        && Duration.between(before.storedAt(), now.storedAt()).compareTo(IDENTITY) < 0) {
      repeatedIdentities.add(order);
    }
  }

  private static boolean differs(VenueArrival arrival, ClientOrderId order) {
    return arrival != null && !arrival.order().equals(order);
  }

  private Collection<VenueArrival> withoutResult() {
    return arrivals.values().stream()
        .filter(arrival -> !results.containsKey(arrival.entry()))
        .toList();
  }

  private void unanswered(HistoryFrame walked, HistoryFrame closing, List<Finding> findings) {
    EntryId horizon = closing.spans().results().horizon();
    EntryId end = walked.spans().results().last();
    List<ClientOrderId> broken = new ArrayList<>();
    List<ClientOrderId> untold = new ArrayList<>();
    for (VenueArrival arrival : withoutResult()) {
      Optional<OrderTrace> trace =
          Optional.ofNullable(traces.get(arrival.order()))
              .filter(found -> found.entry().equals(arrival.entry()));
      // What ended while the records were read has its result behind the end of the walk.
      boolean underWay = trace.isPresent() && trace.get().result().map(end::isBefore).orElse(true);
      EntryId told = trace.flatMap(OrderTrace::result).orElse(arrival.id());
      if (!underWay) {
        (told.isBefore(horizon) ? untold : broken).add(arrival.order());
      }
    }
    broken(
        findings,
        HistoryRule.ORDER_HAS_RESULT,
        broken,
        "these orders are at the venue, have no result and are not under way");
    untold(
        findings,
        HistoryRule.ORDER_HAS_RESULT,
        untold,
        "no longer checkable: the results of these orders may have been trimmed");
  }

  private void executedWithoutOrder(HistoryFrame closing, List<Finding> findings) {
    StreamSpan venue = closing.spans().venueOrders();
    List<EntryId> broken = new ArrayList<>();
    List<EntryId> untold = new ArrayList<>();
    for (ResultRecord result : results.values()) {
      if (result.admitted() && !arrivals.containsKey(result.entry())) {
        boolean kept =
            venue.added().orElse(1) > 0 && !closing.mayPrecede(result.entry(), venue.horizon());
        (kept ? broken : untold).add(result.entry());
      }
    }
    broken(
        findings,
        HistoryRule.RESULT_HAS_ORDER,
        broken,
        "the results of these entries say executed, the venue has no order");
    untold(
        findings,
        HistoryRule.RESULT_HAS_ORDER,
        untold,
        "no longer checkable: the venue's list does not reach back to these entries, or is gone");
  }

  private static void broken(
      List<Finding> findings, HistoryRule rule, Collection<?> offenders, String sentence) {
    if (!offenders.isEmpty()) {
      findings.add(Finding.about(rule, Severity.BROKEN, offenders, sentence));
    }
  }

  private static void untold(
      List<Finding> findings, HistoryRule rule, Collection<?> offenders, String sentence) {
    if (!offenders.isEmpty()) {
      findings.add(Finding.about(rule, Severity.NOT_CHECKABLE, offenders, sentence));
    }
  }
}
