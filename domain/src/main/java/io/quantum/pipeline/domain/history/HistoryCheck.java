package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what the records tell against what was promised, while the service may go on working.
 *
 * <p>The order in which it is fed is part of its correctness: the opening frame; what is pending
 * and what is under way; a second frame; the records of each stream up to the ends in that frame,
 * each in id order; the intents; the traces of orders without a result; a closing frame. Then an
 * entry that was delivered before the opening frame and is not pending has its record before the
 * second frame, and whatever happens meanwhile looks like neither loss nor repetition.
 *
 * <p>A pending entry is judged once it is settled. <b>Size</b>: a map entry for each intent in the
 * stream and for each order kept; about 100 bytes an intent. <b>Threads</b>: not safe.
 * <b>Source</b>: docs/guarantees.md; docs/reference/conservation.md#deep-check.
 */
public final class HistoryCheck {
  private final HistoryFrame opening;
  private final OrderRate openings;
  private final OutcomeFindings outcomes;
  private final OrderFindings orders = new OrderFindings();
  private final BusiestWindow window;
  private final LedgerTally tally = new LedgerTally();
  private final Map<HistoryStream, Long> walked = new EnumMap<>(HistoryStream.class);
  private final Map<HistoryStream, List<EntryId>> unreadable = new EnumMap<>(HistoryStream.class);

  /**
   * Begins.
   *
   * @param opening the first frame
   * @param openings the order limit that arrivals are held against
   */
  public HistoryCheck(HistoryFrame opening, OrderRate openings) {
    this.opening = opening;
    this.openings = openings;
    this.outcomes = new OutcomeFindings(opening);
    this.window = new BusiestWindow(openings);
  }

  /** An entry that is delivered and not acknowledged. */
  public void pending(EntryId entry) {
    outcomes.pending(entry);
  }

  /** An entry whose order is in flight or unresolved. */
  public void underWay(EntryId entry) {
    outcomes.underWay(entry);
  }

  /** An audit entry. */
  public void audit(AuditRecord record) {
    walked(HistoryStream.AUDIT);
    outcomes.audit(record);
    tally.count(record.outcome(), record.count());
  }

  /** A result. */
  public void result(ResultRecord record) {
    walked(HistoryStream.RESULTS);
    outcomes.settled(record.entry(), record.outcome());
    orders.result(record);
    tally.count(record.outcome(), 1);
  }

  /** A dead letter. */
  public void letter(DeadLetterRecord record) {
    walked(HistoryStream.DEAD_LETTERS);
    outcomes.settled(record.entry(), record.outcome());
    tally.count(record.outcome(), 1);
  }

  /** An order of the venue's list. */
  public void arrival(VenueArrival arrival) {
    walked(HistoryStream.VENUE_ORDERS);
    orders.arrival(arrival);
    window.arrival(arrival);
  }

  /** An entry of the intent stream; all records came before. */
  public void intent(EntryId entry) {
    walked(HistoryStream.INTENTS);
    outcomes.intent(entry);
  }

  /** True if an order was made of this entry, so that its identity is worth the reading. */
  public boolean wantsIdentity(EntryId entry) {
    return orders.knows(entry);
  }

  /** The identity that an entry's payload gives it. */
  public void identity(EntryId entry, ClientOrderId order) {
    orders.identity(entry, order);
  }

  /**
   * Orders of the venue without a result, whose own records have to tell; ask after all results.
   */
  public List<ClientOrderId> unanswered() {
    return orders.unanswered();
  }

  /** What the record of such an order says; an order without a record is left out. */
  public void trace(OrderTrace trace) {
    orders.trace(trace);
  }

  /** A record that the service cannot have written. */
  public void unreadable(HistoryStream stream, EntryId record) {
    unreadable.computeIfAbsent(stream, first -> new ArrayList<>()).add(record);
  }

  /**
   * The result of it all.
   *
   * @param conservation checked in one step of its own
   * @param walkedTo the second frame
   * @param closing the last frame
   */
  public HistoryReport report(
      Conservation conservation, HistoryFrame walkedTo, HistoryFrame closing) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(outcomes.findings(walkedTo, closing));
    findings.addAll(orders.findings(walkedTo, closing));
    findings.addAll(window.findings());
    findings.addAll(conservation(conservation));
    findings.addAll(tally.findings(walkedTo, closing));
    unreadable.forEach(
        (stream, records) ->
            findings.add(
                Finding.about(
                    HistoryRule.READABLE,
                    Severity.WARNING,
                    records,
                    "among the %s, the service cannot have written these"
                        .formatted(stream.words()))));
    findings.sort(Comparator.comparing(Finding::rule).thenComparing(Finding::severity));
    return new HistoryReport(
        opening.at(),
        openings,
        new HistoryReport.Walked(
            count(HistoryStream.INTENTS),
            count(HistoryStream.AUDIT),
            count(HistoryStream.RESULTS),
            count(HistoryStream.DEAD_LETTERS),
            count(HistoryStream.VENUE_ORDERS)),
        findings);
  }

  private void walked(HistoryStream stream) {
    walked.merge(stream, 1L, Long::sum);
  }

  private long count(HistoryStream stream) {
    return walked.getOrDefault(stream, 0L);
  }

  private static List<Finding> conservation(Conservation conservation) {
    return conservation.fold(
        checked ->
            checked.isEqual()
                ? List.of()
                : List.of(
                    new Finding(
                        HistoryRule.CONSERVATION,
                        Severity.BROKEN,
                        List.of(),
                        0,
                        checked.missing() > 0
                            ? "%d entries were acknowledged without being counted"
                                .formatted(checked.missing())
                            : "%d entries were counted too often".formatted(-checked.missing()))),
        unknown ->
            List.of(
                new Finding(
                    HistoryRule.CONSERVATION,
                    Severity.NOT_CHECKABLE,
                    List.of(),
                    0,
                    unknown.why())));
  }
}
