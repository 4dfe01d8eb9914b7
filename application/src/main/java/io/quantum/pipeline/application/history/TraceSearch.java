package io.quantum.pipeline.application.history;

import io.quantum.pipeline.application.history.port.in.CheckHistory.Steps;
import io.quantum.pipeline.application.history.port.out.HistoryPage;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.history.DeadLetterRecord;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.IntentTrace.Gone;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.StreamSpan;
import io.quantum.pipeline.domain.history.VenueArrival;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Looks through streams of records, page by page, up to where they stood in a frame.
 *
 * <p><b>Threads</b>: not safe; one per search.
 */
final class TraceSearch {
  /** A record is newer than what it tells of, but the server's clock may have been set back. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(60);

  private final TraceArchives archives;
  private final HistoryFrame frame;
  private final HistoryFrame.Spans ends;
  private final Steps steps;

  TraceSearch(TraceArchives archives, HistoryFrame frame, Steps steps) {
    this.archives = archives;
    this.frame = frame;
    this.ends = frame.spans();
    this.steps = steps;
  }

  /** The entry itself, if it is still there. */
  Optional<Delivery> body(EntryId entry) {
    return archives.history().intents(entry.previous(), entry).records().stream().findFirst();
  }

  /** The entry in the list of what is pending. */
  Optional<PendingEntry> pending(EntryId entry) {
    return archives.pending().page(entry.previous()).stream()
        .flatMap(List::stream)
        .findFirst()
        .filter(first -> first.id().equals(entry));
  }

  /** The first entry of the intent stream that is wanted. */
  Optional<Delivery> intent(Predicate<Delivery> wanted) {
    return search(
        HistoryStream.INTENTS, EntryId.ZERO, ends.intents(), archives.history()::intents, wanted);
  }

  /** The first result that is wanted. */
  Optional<ResultRecord> result(Predicate<ResultRecord> wanted) {
    return results(EntryId.ZERO, wanted);
  }

  /** When the venue had an order. */
  Optional<VenueArrival> arrival(OrderRecord order) {
    return search(
        HistoryStream.VENUE_ORDERS,
        EntryId.lastAt(order.claimedAt().minusMillis(1)),
        ends.venueOrders(),
        archives.history()::arrivals,
        arrival -> arrival.order().equals(order.id()));
  }

  /** How an entry without an order record ended: the first of audit, dead letter and result. */
  void endings(EntryId entry, TraceBuilder trail) {
    EntryId from = from(entry);
    Optional<AuditRecord> audit =
        search(
            HistoryStream.AUDIT,
            from,
            ends.audit(),
            archives.history()::audit,
            record -> record.entries().contains(entry));
    audit.ifPresent(trail::closed);
    if (audit.isPresent()) {
      return;
    }
    Optional<DeadLetterRecord> letter =
        search(
            HistoryStream.DEAD_LETTERS,
            from,
            ends.deadLetters(),
            archives.history()::letters,
            record -> record.entry().equals(entry));
    letter.ifPresent(record -> trail.putAside(record, archives.letters().read(record.id())));
    if (letter.isEmpty()) {
      results(from, record -> record.entry().equals(entry)).ifPresent(trail::ended);
    }
  }

  /** What is not kept any more of the time since an entry. */
  List<Gone> gone(EntryId entry) {
    List<Gone> gone = new ArrayList<>();
    gone(HistoryStream.INTENTS, ends.intents(), entry, gone);
    gone(HistoryStream.AUDIT, ends.audit(), entry, gone);
    gone(HistoryStream.RESULTS, ends.results(), entry, gone);
    gone(HistoryStream.DEAD_LETTERS, ends.deadLetters(), entry, gone);
    gone(HistoryStream.VENUE_ORDERS, ends.venueOrders(), entry, gone);
    return gone;
  }

  private void gone(HistoryStream stream, StreamSpan span, EntryId entry, List<Gone> gone) {
    if (frame.mayPrecede(entry, span.horizon())) {
      gone.add(new Gone(stream, span.horizon()));
    }
  }

  private Optional<ResultRecord> results(EntryId from, Predicate<ResultRecord> wanted) {
    return search(HistoryStream.RESULTS, from, ends.results(), archives.history()::results, wanted);
  }

  private <T> Optional<T> search(
      HistoryStream stream,
      EntryId from,
      StreamSpan span,
      BiFunction<EntryId, EntryId, HistoryPage<T>> pages,
      Predicate<T> wanted) {
    long read = 0;
    Optional<EntryId> after = Optional.of(from);
    while (after.isPresent()) {
      HistoryPage<T> page = pages.apply(after.get(), span.last());
      Optional<T> found = page.records().stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found;
      }
      read += page.records().size();
      steps.read(stream, read);
      after = page.next();
    }
    return Optional.empty();
  }

  // An id from the future does not say when its entry was stored.
  private EntryId from(EntryId entry) {
    return entry.storedAt().isAfter(frame.at())
        ? EntryId.ZERO
        : EntryId.lastAt(entry.storedAt().minus(CLOCK_SLACK));
  }
}
