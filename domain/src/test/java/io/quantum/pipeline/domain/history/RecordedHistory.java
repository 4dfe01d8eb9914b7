package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * A history as a store would hold it: kept in lists, written by a working service, spoilt by hand.
 */
final class RecordedHistory {
  static final OrderRate FIVE_A_MINUTE = new OrderRate(5, Duration.ofSeconds(60));

  final List<EntryId> intents = new ArrayList<>();
  final List<AuditRecord> audit = new ArrayList<>();
  final List<ResultRecord> results = new ArrayList<>();
  final List<DeadLetterRecord> letters = new ArrayList<>();
  final List<VenueArrival> arrivals = new ArrayList<>();
  final Map<HistoryStream, Long> removed = new LinkedHashMap<>();
  private final Map<HistoryStream, EntryId> newestGone = new LinkedHashMap<>();
  final TreeSet<EntryId> pending = new TreeSet<>();
  final List<EntryId> underWay = new ArrayList<>();
  final Map<ClientOrderId, OrderTrace> traces = new LinkedHashMap<>();
  final Map<EntryId, ClientOrderId> identities = new LinkedHashMap<>();
  EntryId cursor = EntryId.ZERO;
  EntryId newestDeletedLetter = EntryId.ZERO;
  LedgerTotals ledger = LedgerTotals.EMPTY;
  long created = 1;
  long offset;
  long acknowledgedByOthers;
  private long millis = 1_768_952_590_000L;
  private long sequence;

  /** An id at the present time. */
  EntryId now() {
    return new EntryId(millis, ++sequence);
  }

  void pass(long byMillis) {
    millis += byMillis;
  }

  long millis() {
    return millis;
  }

  /** Publishes an entry that is not delivered yet. */
  EntryId publish() {
    EntryId entry = now();
    intents.add(entry);
    identities.put(entry, identity(entry));
    return entry;
  }

  /** Publishes an entry and delivers it. */
  EntryId deliver() {
    cursor = publish();
    pending.add(cursor);
    return cursor;
  }

  void close(OutcomeCode outcome, List<EntryId> entries) {
    audit.add(new AuditRecord(now(), outcome, Optional.empty(), entries.size(), entries));
    entries.forEach(entry -> settle(entry, outcome));
  }

  void putAside(OutcomeCode outcome, EntryId entry) {
    letters.add(new DeadLetterRecord(now(), entry, outcome));
    settle(entry, outcome);
  }

  /** The order is claimed. */
  void claim(EntryId entry) {
    underWay.add(entry);
    traces.put(identity(entry), new OrderTrace(identity(entry), entry, Optional.empty()));
  }

  /** The venue books it. */
  void arrive(EntryId entry, Effect effect) {
    arrivals.add(new VenueArrival(now(), identity(entry), effect, entry));
  }

  /** It ends. */
  void finalise(EntryId entry, OutcomeCode outcome) {
    EntryId result = now();
    results.add(new ResultRecord(result, entry, identity(entry), outcome));
    traces.put(identity(entry), new OrderTrace(identity(entry), entry, Optional.of(result)));
    underWay.remove(entry);
    settle(entry, outcome);
  }

  private void settle(EntryId entry, OutcomeCode outcome) {
    pending.remove(entry);
    ledger = ledger.plus(outcome, 1);
  }

  /** Somebody settled it outside the ledger, before that began. */
  EntryId settledBefore() {
    EntryId entry = deliver();
    pending.remove(entry);
    offset++;
    return entry;
  }

  void trimOldest(HistoryStream stream) {
    switch (stream) {
      case INTENTS -> gone(stream, intents.remove(0));
      case AUDIT -> gone(stream, audit.remove(0).id());
      case RESULTS -> gone(stream, results.remove(0).id());
      case DEAD_LETTERS -> gone(stream, letters.remove(0).id());
      case VENUE_ORDERS -> gone(stream, arrivals.remove(0).id());
    }
  }

  private void gone(HistoryStream stream, EntryId id) {
    removed.merge(stream, 1L, Long::sum);
    newestGone.merge(stream, id, (one, other) -> one.isBefore(other) ? other : one);
  }

  /** The letter is replayed or discarded. */
  void removeLetter(int index) {
    newestDeletedLetter = letters.remove(index).id();
    gone(HistoryStream.DEAD_LETTERS, newestDeletedLetter);
  }

  /** The group is lost, and one entry that has its outcome is delivered and decided again. */
  void decideAgain(EntryId entry, OutcomeCode outcome) {
    created++;
    offset--;
    close(outcome, List.of(entry));
  }

  static ClientOrderId identity(EntryId entry) {
    StringBuilder text = new StringBuilder("q");
    long number = entry.millis() * 1_000_003 + entry.sequence();
    for (int i = 0; i < 24; i++) {
      text.append((char) ('a' + Math.floorMod(number >> (i % 12) * 5, 26)));
    }
    return new ClientOrderId(text.toString());
  }

  HistoryReport report() {
    return report(FIVE_A_MINUTE);
  }

  HistoryReport report(OrderRate rate) {
    HistoryFrame frame = frame();
    HistoryCheck check = new HistoryCheck(frame, rate);
    pending.forEach(check::pending);
    underWay.forEach(check::underWay);
    audit.forEach(check::audit);
    results.forEach(check::result);
    letters.forEach(check::letter);
    arrivals.forEach(check::arrival);
    for (EntryId entry : intents) {
      check.intent(entry);
      if (check.wantsIdentity(entry)) {
        check.identity(entry, identities.get(entry));
      }
    }
    check.unanswered().stream()
        .filter(traces::containsKey)
        .forEach(order -> check.trace(traces.get(order)));
    return check.report(conservation(), frame, frame());
  }

  private Conservation conservation() {
    long delivered = offset + ledger.total() + pending.size() + acknowledgedByOthers;
    return new Conservation.Checked(delivered, pending.size(), offset, ledger.total());
  }

  private HistoryFrame frame() {
    return new HistoryFrame(
        Instant.ofEpochMilli(millis),
        Optional.of(cursor),
        ledger,
        new HistoryFrame.Anchor(OptionalLong.of(offset), created),
        new HistoryFrame.Spans(
            span(HistoryStream.INTENTS, intents),
            span(HistoryStream.AUDIT, audit.stream().map(AuditRecord::id).toList()),
            span(HistoryStream.RESULTS, results.stream().map(ResultRecord::id).toList()),
            span(HistoryStream.DEAD_LETTERS, letters.stream().map(DeadLetterRecord::id).toList()),
            span(HistoryStream.VENUE_ORDERS, arrivals.stream().map(VenueArrival::id).toList())),
        OptionalInt.empty());
  }

  private StreamSpan span(HistoryStream stream, List<EntryId> kept) {
    long gone = removed.getOrDefault(stream, 0L);
    EntryId deleted = stream == HistoryStream.DEAD_LETTERS ? newestDeletedLetter : EntryId.ZERO;
    EntryId newest = newestGone.getOrDefault(stream, EntryId.ZERO);
    EntryId last = kept.isEmpty() ? newest : kept.get(kept.size() - 1);
    return new StreamSpan(
        kept.size(),
        kept.size() + gone,
        kept.isEmpty() ? EntryId.ZERO : kept.get(0),
        last.isBefore(newest) ? newest : last,
        deleted);
  }
}
