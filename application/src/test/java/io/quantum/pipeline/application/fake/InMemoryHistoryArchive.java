package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.HistoryScene;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.HistoryPage;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.history.DeadLetterRecord;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.OrderTrace;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.StreamSpan;
import io.quantum.pipeline.domain.history.VenueArrival;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Streams of records in memory, and the pens to write them. Not thread-safe. */
public final class InMemoryHistoryArchive implements HistoryArchive, HistoryScene {
  private static final Object GARBAGE = new Object();
  private static final long START = 1_768_953_791_000L;

  private final Map<HistoryStream, Kept> streams = new EnumMap<>(HistoryStream.class);
  private final TreeSet<EntryId> pending = new TreeSet<>();
  private final Map<ClientOrderId, OrderTrace> traces = new HashMap<>();
  private Optional<EntryId> cursor = Optional.empty();
  private LedgerTotals ledger = LedgerTotals.EMPTY;
  private OptionalInt limit = OptionalInt.empty();
  private Runnable beforeSecondFrame = () -> {};
  private int frames;
  private long sequence;

  private static final class Kept {
    final TreeMap<EntryId, Object> entries = new TreeMap<>();
    long added;
    EntryId last = EntryId.ZERO;
    EntryId newestDeleted = EntryId.ZERO;
  }

  /** Empty. */
  public InMemoryHistoryArchive() {
    for (HistoryStream stream : HistoryStream.values()) {
      streams.put(stream, new Kept());
    }
  }

  /** Lets something happen after pending entries were read and before anything else is. */
  public void beforeSecondFrame(Runnable happening) {
    beforeSecondFrame = happening;
  }

  /** Acknowledges an entry and counts it, as the step that records its outcome does. */
  public void settle(EntryId entry, OutcomeCode outcome) {
    pending.remove(entry);
    ledger = ledger.plus(outcome, 1);
  }

  @Override
  public HistoryFrame frame() {
    if (++frames == 2) {
      beforeSecondFrame.run();
    }
    return new HistoryFrame(
        Instant.ofEpochMilli(START),
        cursor,
        ledger,
        new HistoryFrame.Anchor(
            cursor.isPresent() ? OptionalLong.of(0) : OptionalLong.empty(),
            cursor.isPresent() ? 1 : 0),
        new HistoryFrame.Spans(
            span(HistoryStream.INTENTS),
            span(HistoryStream.AUDIT),
            span(HistoryStream.RESULTS),
            span(HistoryStream.DEAD_LETTERS),
            span(HistoryStream.VENUE_ORDERS)),
        limit);
  }

  @Override
  public HistoryPage<EntryId> pending(EntryId after) {
    List<EntryId> page = pending.tailSet(after, false).stream().limit(PAGE).toList();
    return new HistoryPage<>(page, List.of(), next(page));
  }

  @Override
  public List<EntryId> underWay() {
    return traces.values().stream()
        .filter(trace -> trace.result().isEmpty())
        .map(OrderTrace::entry)
        .toList();
  }

  @Override
  public HistoryPage<AuditRecord> audit(EntryId after, EntryId upTo) {
    return page(HistoryStream.AUDIT, AuditRecord.class, after, upTo);
  }

  @Override
  public HistoryPage<ResultRecord> results(EntryId after, EntryId upTo) {
    return page(HistoryStream.RESULTS, ResultRecord.class, after, upTo);
  }

  @Override
  public HistoryPage<DeadLetterRecord> letters(EntryId after, EntryId upTo) {
    return page(HistoryStream.DEAD_LETTERS, DeadLetterRecord.class, after, upTo);
  }

  @Override
  public HistoryPage<VenueArrival> arrivals(EntryId after, EntryId upTo) {
    return page(HistoryStream.VENUE_ORDERS, VenueArrival.class, after, upTo);
  }

  @Override
  public HistoryPage<Delivery> intents(EntryId after, EntryId upTo) {
    return page(HistoryStream.INTENTS, Delivery.class, after, upTo);
  }

  @Override
  public List<OrderTrace> traces(List<ClientOrderId> orders) {
    return orders.stream().filter(traces::containsKey).map(traces::get).toList();
  }

  @Override
  public HistoryArchive archive() {
    return this;
  }

  @Override
  public EntryId publish() {
    EntryId id = nextId();
    return append(
        HistoryStream.INTENTS,
        id,
        Delivery.withoutPayload(id, Optional.empty(), PayloadPlace.NOWHERE, PublisherId.UNKNOWN));
  }

  /** Appends an intent with a payload. */
  public EntryId publish(byte[] payload, PublisherId source) {
    EntryId id = nextId();
    return append(
        HistoryStream.INTENTS, id, Delivery.of(id, Optional.of("trade.intent"), payload, source));
  }

  @Override
  public void deliver() {
    EntryId from = cursor.orElse(EntryId.ZERO);
    pending.addAll(kept(HistoryStream.INTENTS).entries.tailMap(from, false).keySet());
    cursor = Optional.of(kept(HistoryStream.INTENTS).last);
  }

  @Override
  public EntryId audit(OutcomeCode outcome, long count, List<EntryId> entries) {
    EntryId id = nextId();
    return append(
        HistoryStream.AUDIT,
        id,
        new AuditRecord(id, outcome, Optional.of(AuditReason.GLOBAL_WINDOW), count, entries));
  }

  @Override
  public EntryId result(EntryId entry, ClientOrderId order, OutcomeCode outcome) {
    EntryId id = nextId();
    return append(HistoryStream.RESULTS, id, new ResultRecord(id, entry, order, outcome));
  }

  @Override
  public EntryId letter(EntryId entry, OutcomeCode outcome) {
    EntryId id = nextId();
    return append(HistoryStream.DEAD_LETTERS, id, new DeadLetterRecord(id, entry, outcome));
  }

  @Override
  public EntryId arrival(ClientOrderId order, Effect effect, EntryId entry) {
    EntryId id = nextId();
    return append(HistoryStream.VENUE_ORDERS, id, new VenueArrival(id, order, effect, entry));
  }

  @Override
  public void claim(ClientOrderId order, EntryId entry) {
    traces.put(order, new OrderTrace(order, entry, Optional.empty()));
  }

  @Override
  public void end(ClientOrderId order, EntryId entry, EntryId result) {
    traces.put(order, new OrderTrace(order, entry, Optional.of(result)));
  }

  @Override
  public EntryId garbage(HistoryStream stream) {
    return append(stream, nextId(), GARBAGE);
  }

  @Override
  public void foreign(HistoryStream stream) {
    append(stream, nextId(), "somebody else's");
  }

  @Override
  public void trim(HistoryStream stream, int keep) {
    Kept kept = kept(stream);
    while (kept.entries.size() > keep) {
      kept.entries.pollFirstEntry();
    }
  }

  @Override
  public void delete(HistoryStream stream, EntryId id) {
    Kept kept = kept(stream);
    kept.entries.remove(id);
    kept.newestDeleted = kept.newestDeleted.isBefore(id) ? id : kept.newestDeleted;
  }

  @Override
  public void limitInUse(int inUse) {
    limit = OptionalInt.of(Math.max(inUse, limit.orElse(0)));
  }

  private Kept kept(HistoryStream stream) {
    return streams.get(stream);
  }

  private EntryId nextId() {
    return new EntryId(START, ++sequence);
  }

  private EntryId append(HistoryStream stream, EntryId id, Object entry) {
    Kept kept = kept(stream);
    kept.entries.put(id, entry);
    kept.added++;
    kept.last = id;
    return id;
  }

  private StreamSpan span(HistoryStream stream) {
    Kept kept = kept(stream);
    return new StreamSpan(
        kept.entries.size(),
        kept.added,
        kept.entries.isEmpty() ? EntryId.ZERO : kept.entries.firstKey(),
        kept.last,
        kept.newestDeleted);
  }

  private <T> HistoryPage<T> page(
      HistoryStream stream, Class<T> kind, EntryId after, EntryId upTo) {
    List<EntryId> ids =
        kept(stream).entries.headMap(upTo, true).keySet().stream()
            .filter(after::isBefore)
            .limit(PAGE)
            .toList();
    List<T> records = new ArrayList<>();
    List<EntryId> unreadable = new ArrayList<>();
    for (EntryId id : ids) {
      Object entry = kept(stream).entries.get(id);
      if (kind.isInstance(entry)) {
        records.add(kind.cast(entry));
      } else if (entry == GARBAGE) {
        unreadable.add(id);
      }
    }
    return new HistoryPage<>(records, unreadable, next(ids));
  }

  private static Optional<EntryId> next(List<EntryId> page) {
    return page.size() < PAGE ? Optional.empty() : Optional.of(page.get(page.size() - 1));
  }
}
