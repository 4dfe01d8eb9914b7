package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.SlidingWindow;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** One world of streams, group, ledger and records. Not thread-safe. */
public final class InMemoryStore {
  final Clock clock;
  final TreeMap<EntryId, Delivery> stream = new TreeMap<>();
  final TreeMap<EntryId, ConsumerName> pending = new TreeMap<>();
  final Map<ClientOrderId, OrderRecord> orders = new LinkedHashMap<>();
  final Map<EntryId, ClientOrderId> claimed = new HashMap<>();
  final Map<ConsumerName, Instant> lastRead = new LinkedHashMap<>();
  final Map<ConsumerName, InMemoryInstanceRegistry.Sign> signs = new LinkedHashMap<>();
  final Set<ConsumerName> ours = new HashSet<>();
  final Map<EntryId, Integer> attempts = new HashMap<>();
  final Map<Symbol, ClientOrderId> busy = new HashMap<>();
  final Map<Symbol, Instant> spacedUntil = new HashMap<>();
  final SlidingWindow openings = new SlidingWindow();
  final SlidingWindow closes = new SlidingWindow();
  final Map<ClientOrderId, EntryId> published = new HashMap<>();
  final List<ExecutionResult> results = new ArrayList<>();
  final Map<EntryId, DeadLetter> deadLetters = new LinkedHashMap<>();
  EntryId cursor = EntryId.ZERO;
  long added;
  long delivered;
  long offset;
  boolean groupExists;
  boolean anchored;
  LedgerTotals ledger = LedgerTotals.EMPTY;
  private TradingState tradingState = TradingState.ACTIVE;
  Optional<Instant> tradingUntil = Optional.empty();
  boolean safeMode;
  OptionalInt limit = OptionalInt.empty();
  Instant limitUntil = Instant.MIN;
  Instant diagnosticsUntil = Instant.MIN;
  Optional<FencingToken> lease = Optional.empty();
  Instant leaseUntil = Instant.MIN;
  long epoch;

  /** One order's record. */
  static final class OrderRecord {
    final String token;
    ClaimedOrder claim;
    Optional<OutcomeCode> outcome = Optional.empty();
    Optional<Instant> unavailableSince = Optional.empty();
    Optional<Instant> absentAt = Optional.empty();
    int absences;
    boolean unresolved;
    Optional<ClientOrderId> passes = Optional.empty();

    OrderRecord(ClaimedOrder claim) {
      this.claim = claim;
      this.token = claim.claim().token();
    }
  }

  /** Empty, on a clock. */
  public InMemoryStore(Clock clock) {
    this.clock = clock;
  }

  /** Appends an entry and returns its id. */
  public EntryId append(Optional<String> eventType, Optional<byte[]> payload, String source) {
    EntryId id = new EntryId(clock.millis(), added + 1);
    append(id, eventType, payload, source);
    return id;
  }

  /** Appends an entry under a given id. */
  public void append(
      EntryId id, Optional<String> eventType, Optional<byte[]> payload, String source) {
    added++;
    PublisherId publisher = PublisherId.asRead(source);
    stream.put(
        id,
        payload
            .map(bytes -> Delivery.of(id, eventType, bytes, publisher))
            .orElseGet(
                () -> Delivery.withoutPayload(id, eventType, PayloadPlace.NOWHERE, publisher)));
  }

  /** Appends an entry as its reader takes it in. */
  public void put(Delivery entry) {
    added++;
    stream.put(entry.id(), entry);
  }

  /** Sets the trading state, without an end. */
  public void trading(TradingState state) {
    tradingState = state;
    tradingUntil = Optional.empty();
  }

  /** The trading state in effect. */
  TradingState tradingState() {
    if (safeMode) {
      return TradingState.SAFE_MODE;
    }
    boolean over = tradingUntil.filter(until -> !until.isAfter(clock.instant())).isPresent();
    return over ? TradingState.ACTIVE : tradingState;
  }

  /** The operator's limit while it lasts. */
  OptionalInt temporaryLimit() {
    return limitUntil.isAfter(clock.instant()) ? limit : OptionalInt.empty();
  }

  /** How long diagnostics stay on. */
  Optional<Duration> diagnosticsLeft() {
    Instant now = clock.instant();
    return diagnosticsUntil.isAfter(now)
        ? Optional.of(Duration.between(now, diagnosticsUntil))
        : Optional.empty();
  }

  /** The rate in force for somebody whose own is this. */
  OrderRate inForce(OrderRate own) {
    return own.withLimit(temporaryLimit().orElse(own.limit()));
  }

  /** How many entries ended as what. */
  public LedgerTotals ledger() {
    return ledger;
  }

  /** Entries delivered and not settled. */
  public int pending() {
    return pending.size();
  }

  /** Results so far. */
  public List<ExecutionResult> results() {
    return List.copyOf(results);
  }

  /** Dead letters so far. */
  public List<DeadLetter> deadLetters() {
    return List.copyOf(deadLetters.values());
  }

  /** Somebody destroys the group; where it began again is not remembered. */
  public void loseGroup() {
    groupExists = false;
    pending.clear();
    cursor = EntryId.ZERO;
  }

  /** Somebody deletes the ledger. */
  public void loseLedger() {
    ledger = LedgerTotals.EMPTY;
  }

  /** Somebody loses everything that was ever recorded. */
  public void loseEverything() {
    loseGroup();
    stream.clear();
    orders.clear();
    claimed.clear();
    busy.clear();
    attempts.clear();
    ledger = LedgerTotals.EMPTY;
    anchored = false;
  }

  /** Somebody trims the body of an entry away. */
  public void trim(EntryId id) {
    stream.remove(id);
  }

  long nowMillis() {
    return clock.millis();
  }

  boolean holds(FencingToken fence) {
    return lease.filter(fence::equals).isPresent();
  }
}
