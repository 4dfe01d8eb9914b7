package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Candidates that are pending in Redis and not decided yet, by symbol, in stream order. Only the
 * first of a symbol is ever tried, so the order within a symbol is kept whatever happens.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>:
 * docs/reference/order-of-checks.md#waiting-room.
 */
final class WaitingRoom {
  /** When this many wait, nothing more is read. */
  static final int CAPACITY = 10_000;

  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private final Map<Symbol, Queue> bySymbol = new HashMap<>();
  private int size;

  /** Takes a candidate in, unless it waits already. */
  void add(Candidate candidate) {
    Queue queue = bySymbol.computeIfAbsent(candidate.symbol(), symbol -> new Queue());
    if (queue.candidates.putIfAbsent(candidate.entryId(), candidate) == null) {
      size++;
    }
  }

  /** True if the candidate waits here. */
  boolean holds(Candidate candidate) {
    Queue queue = bySymbol.get(candidate.symbol());
    return queue != null && queue.candidates.containsKey(candidate.entryId());
  }

  /** Takes a candidate out: it is decided. */
  void remove(Candidate candidate) {
    Queue queue = bySymbol.get(candidate.symbol());
    if (queue != null && queue.candidates.remove(candidate.entryId()) != null) {
      size--;
      if (queue.candidates.isEmpty()) {
        bySymbol.remove(candidate.symbol());
      }
    }
  }

  /** The first of the symbol has to wait; it is tried again then, or a second from now. */
  void postpone(Candidate candidate, Instant retryAt, Instant now) {
    Instant latest = now.plus(TRY_AGAIN);
    bySymbol.get(candidate.symbol()).retryAt = retryAt.isBefore(latest) ? retryAt : latest;
  }

  /** The order of a symbol has ended: its next candidate may be tried at once. */
  void wake(Symbol symbol) {
    Queue queue = bySymbol.get(symbol);
    if (queue != null) {
      queue.retryAt = Instant.MIN;
    }
  }

  /** The first candidates of symbols whose time has come, oldest first. */
  List<Candidate> ready(Instant now, Predicate<Candidate> wanted, int max) {
    List<Candidate> heads = new ArrayList<>();
    for (Queue queue : bySymbol.values()) {
      Candidate head = queue.candidates.firstEntry().getValue();
      if (!queue.retryAt.isAfter(now) && wanted.test(head)) {
        heads.add(head);
      }
    }
    heads.sort(Comparator.comparing(Candidate::entryId));
    return heads.size() <= max ? heads : List.copyOf(heads.subList(0, max));
  }

  /** Every candidate, for a check of ages. */
  List<Candidate> all() {
    List<Candidate> all = new ArrayList<>(size);
    bySymbol.values().forEach(queue -> all.addAll(queue.candidates.values()));
    return all;
  }

  /**
   * Openings that must not go on waiting: what is behind them is a close of their symbol, or too
   * many wait for anything else to be read.
   */
  List<Candidate> inTheWay() {
    List<Candidate> inTheWay = new ArrayList<>();
    for (Queue queue : bySymbol.values()) {
      boolean close = size > CAPACITY / 2;
      for (Candidate candidate : queue.candidates.descendingMap().values()) {
        if (close && candidate.isOpening()) {
          inTheWay.add(candidate);
        }
        close |= !candidate.isOpening();
      }
    }
    return inTheWay;
  }

  /** When the next candidate is to be tried, at the latest the given instant. */
  Instant nextTry(Instant latest) {
    Instant next = latest;
    for (Iterator<Queue> queues = bySymbol.values().iterator(); queues.hasNext(); ) {
      Instant at = queues.next().retryAt;
      next = at.isBefore(next) ? at : next;
    }
    return next;
  }

  void clear() {
    bySymbol.clear();
    size = 0;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size >= CAPACITY;
  }

  private static final class Queue {
    private final TreeMap<EntryId, Candidate> candidates = new TreeMap<>();
    private Instant retryAt = Instant.MIN;
  }
}
