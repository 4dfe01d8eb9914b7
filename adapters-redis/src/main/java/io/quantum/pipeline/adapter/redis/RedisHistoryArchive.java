package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.models.stream.PendingMessage;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.HistoryPage;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.history.DeadLetterRecord;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.OrderTrace;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.StreamSpan;
import io.quantum.pipeline.domain.history.VenueArrival;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pages of XRANGE and XPENDING on the connection for looking, and two read-only scripts. */
final class RedisHistoryArchive implements HistoryArchive {
  private static final LuaScript FRAME = LuaScript.named("history/history_frame");
  private static final LuaScript ORDERS = LuaScript.named("history/history_orders");
  private static final String READ = "read the history";
  private static final String A_LIMIT = "\\d{1,7}";

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final StreamPages pages;

  @Inject
  RedisHistoryArchive(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
    this.pages = new StreamPages(redis, READ);
  }

  @Override
  public HistoryFrame frame() {
    return believing(
        () ->
            frame(
                new Reply(
                    redis.look(
                        READ,
                        FRAME,
                        new byte[][] {
                          keys.intents,
                          keys.audit,
                          keys.results,
                          keys.deadLetters,
                          keys.paperOrders,
                          keys.ledger,
                          keys.anchor,
                          keys.limits,
                          keys.limitOverride
                        },
                        keys.group))));
  }

  @Override
  public HistoryPage<EntryId> pending(EntryId after) {
    Optional<Range<String>> behind = EntryIds.behind(after, EntryId.LARGEST);
    if (behind.isEmpty()) {
      return new HistoryPage<>(List.of(), List.of(), Optional.empty());
    }
    try {
      List<EntryId> page =
          redis
              .lookUp(
                  READ,
                  commands ->
                      commands.xpending(keys.intents, keys.group, behind.get(), Limit.from(PAGE)))
              .stream()
              .map(PendingMessage::getId)
              .map(EntryId::parse)
              .toList();
      return new HistoryPage<>(page, List.of(), next(page, page.size() < PAGE));
    } catch (AdapterFailure failure) {
      if (RedisFailures.saysGroupLost(failure.getCause())) {
        return new HistoryPage<>(List.of(), List.of(), Optional.empty());
      }
      throw failure;
    }
  }

  // No order of ours is under way under a name that is no id.
  @Override
  public List<EntryId> underWay() {
    return redis.lookUp(READ, commands -> commands.hgetall(keys.claimed)).keySet().stream()
        .map(entry -> new String(entry, StandardCharsets.UTF_8))
        .flatMap(entry -> readable(() -> EntryId.parse(entry)).stream())
        .toList();
  }

  @Override
  public HistoryPage<AuditRecord> audit(EntryId after, EntryId upTo) {
    return page(keys.audit, after, upTo, HistoryWire::audit);
  }

  @Override
  public HistoryPage<ResultRecord> results(EntryId after, EntryId upTo) {
    return page(keys.results, after, upTo, HistoryWire::result);
  }

  @Override
  public HistoryPage<DeadLetterRecord> letters(EntryId after, EntryId upTo) {
    return page(keys.deadLetters, after, upTo, HistoryWire::letter);
  }

  @Override
  public HistoryPage<VenueArrival> arrivals(EntryId after, EntryId upTo) {
    return page(keys.paperOrders, after, upTo, HistoryWire::arrival);
  }

  @Override
  public HistoryPage<Delivery> intents(EntryId after, EntryId upTo) {
    StreamPages.Page<EntriesRead> page = pages.deliveries(keys, after, upTo, PAGE);
    List<Delivery> entries = page.entries().deliveries();
    return new HistoryPage<>(
        entries, List.of(), next(entries.stream().map(Delivery::id).toList(), page.last()));
  }

  @Override
  public List<OrderTrace> traces(List<ClientOrderId> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    byte[][] records = orders.stream().map(keys::order).toArray(byte[][]::new);
    Reply reply = new Reply(redis.look(READ, ORDERS, records));
    List<OrderTrace> traces = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      ClientOrderId order = orders.get(i);
      Reply record = reply.nested(i);
      if (!record.isEmpty()) {
        readable(() -> new OrderTrace(order, record.entryId(0), record.maybeEntryId(1)))
            .ifPresent(traces::add);
      }
    }
    return traces;
  }

  private static HistoryFrame frame(Reply reply) {
    return new HistoryFrame(
        reply.micros(0),
        reply.maybeEntryId(1),
        RedisStreamInspector.ledger(reply.nested(2)),
        new HistoryFrame.Anchor(reply.planted(3), reply.planted(4).orElse(0)),
        new HistoryFrame.Spans(
            span(reply.nested(6)),
            span(reply.nested(7)),
            span(reply.nested(8)),
            span(reply.nested(9)),
            span(reply.nested(10))),
        largest(reply.nested(5)));
  }

  private static StreamSpan span(Reply reply) {
    return reply.isEmpty()
        ? StreamSpan.NONE
        : new StreamSpan(
            reply.number(0),
            reply.maybeNumber(1),
            reply.entryId(2),
            reply.entryId(3),
            reply.entryId(4));
  }

  // What is no number was told by somebody else, or is no override: neither limits anything.
  private static OptionalInt largest(Reply limits) {
    OptionalInt largest = OptionalInt.empty();
    for (int i = 0; i < limits.size(); i++) {
      if (limits.text(i).matches(A_LIMIT)) {
        largest = OptionalInt.of(Math.max(Integer.parseInt(limits.text(i)), largest.orElse(0)));
      }
    }
    return largest;
  }

  private <T> HistoryPage<T> page(
      byte[] stream, EntryId after, EntryId upTo, Function<EntryFields, Optional<T>> reading) {
    List<EntryId> ids = new ArrayList<>();
    List<T> records = new ArrayList<>();
    List<EntryId> unreadable = new ArrayList<>();
    StreamPages.Page<List<StreamMessage<byte[], byte[]>>> page =
        pages.read(stream, after, upTo, PAGE);
    for (StreamMessage<byte[], byte[]> message : page.entries()) {
      EntryFields entry = new EntryFields(message);
      ids.add(entry.id());
      try {
        reading.apply(entry).ifPresent(records::add);
      } catch (IllegalArgumentException planted) {
        unreadable.add(entry.id());
      }
    }
    return new HistoryPage<>(records, unreadable, next(ids, page.last()));
  }

  private static Optional<EntryId> next(List<EntryId> page, boolean last) {
    return last ? Optional.empty() : Optional.of(page.get(page.size() - 1));
  }

  // One record that somebody else wrote says nothing, and takes nothing from the others.
  private static <T> Optional<T> readable(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException planted) {
      return Optional.empty();
    }
  }

  // Somebody else wrote into our keys: nothing is derived from that.
  private <T> T believing(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException planted) {
      throw RedisFailures.planted(redis.location(), planted);
    }
  }
}
