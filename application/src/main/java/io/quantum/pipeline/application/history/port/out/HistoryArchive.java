package io.quantum.pipeline.application.history.port.out;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.history.DeadLetterRecord;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.OrderTrace;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.VenueArrival;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/**
 * Everything that was recorded about intents and orders, read page by page without touching it.
 *
 * <p>A page holds {@value #PAGE} entries at most and costs the store a few milliseconds. Pages are
 * bounded by an entry after which they begin and one with which they end; {@code EntryId.ZERO}
 * begins with the oldest. What is no record of the service (an event of somebody else on the result
 * stream, an operator's note in the audit) is left out; what looks like one and cannot be read is
 * listed as unreadable.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/names-on-redis.md.
 */
public interface HistoryArchive {

  /** Entries of a page. */
  int PAGE = 500;

  /** Where everything stands, in one atomic step. */
  HistoryFrame frame();

  /** Entries delivered to anybody and not acknowledged; empty without a group. */
  HistoryPage<EntryId> pending(EntryId after);

  /** Entries whose orders are in flight or unresolved; few. */
  List<EntryId> underWay();

  /** Audit entries of outcomes. */
  HistoryPage<AuditRecord> audit(EntryId after, EntryId upTo);

  /** Results of orders. */
  HistoryPage<ResultRecord> results(EntryId after, EntryId upTo);

  /** Dead letters. */
  HistoryPage<DeadLetterRecord> letters(EntryId after, EntryId upTo);

  /** The venue's own list of orders. */
  HistoryPage<VenueArrival> arrivals(EntryId after, EntryId upTo);

  /** Entries of the intent stream. */
  HistoryPage<Delivery> intents(EntryId after, EntryId upTo);

  /**
   * The write-ahead records of these orders; those that no longer exist are left out.
   *
   * @param orders {@value #PAGE} at most
   */
  List<OrderTrace> traces(List<ClientOrderId> orders);
}
