package io.quantum.pipeline.application;

import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One store behind all ports that share it, with what a test needs to set it up and to look at it.
 *
 * <p>Implemented in memory and on a real Redis; a contract speaks only to this.
 */
public interface PipelineWorld {
  /** The consumer that contracts read as. */
  ConsumerName ME = new ConsumerName("execution-test");

  /** Who publishes in contracts. */
  PublisherId PUBLISHER = new PublisherId("test");

  /** The default limits, with a lease and a fence short enough to wait for. */
  OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(5, Duration.ofSeconds(60)),
          new OrderRate(60, Duration.ofSeconds(60)),
          Duration.ofSeconds(30),
          Duration.ofMillis(600),
          Duration.ofMillis(100));

  /** The port. */
  IntentOutbox outbox();

  /** The port. */
  IntentInbox inbox();

  /** The port, under the given limits. */
  IntentLedger ledger(OrderLimits limits);

  /** The port. */
  ReaderLease lease();

  /** The port. */
  StreamInspector inspector();

  /** The port. */
  GroupRoster roster();

  /** The port. */
  DeadLetterQueue shelf();

  /** Lets time pass on the store's clock. */
  void pass(Duration time);

  /** Trims the body of an entry away, as somebody else would. */
  void removeBody(EntryId entry);

  /** The port. */
  PendingEntries pendingEntries();

  /** The port. */
  IntentRecords records();

  /** Acknowledges an entry, as somebody else would. */
  void acknowledge(EntryId entry);

  /** The port. */
  OperatorControls controls();

  /** Older tools put their safe-mode key there. */
  void safeMode();

  /** Sets the trading state, as an operator does. */
  default void trading(TradingState state) {
    controls()
        .switchTo(
            new TradingSwitch(state, Optional.empty()), new OperatorNote("test", "a contract"));
  }

  /** How many dead letters there are. */
  long deadLetters();

  /** How many results there are. */
  long results();

  /** The port under the usual limits. */
  default IntentLedger ledger() {
    return ledger(LIMITS);
  }

  /** Who takes part in this world. */
  InstanceRegistry registry();

  /** The counts of attempts of this world. */
  RecoveryAttempts attempts();

  /** Opens the group and takes the reader's lease. */
  default FencingToken reader() {
    inbox().open(LedgerMark.NOTHING_SEEN);
    return lease()
        .take(ME, "reader-token")
        .fold(LeaseDecision.Granted::fence, occupied -> fail("the seat is occupied: " + occupied));
  }

  /** Publishes an intent; its entry id. */
  default EntryId publish(Intents intent) {
    TradeIntent built = intent.build();
    byte[] payload = ("payload of " + built).getBytes(StandardCharsets.UTF_8);
    return outbox()
        .send(List.of(new OutgoingIntent(IntentIdentity.of(PUBLISHER, built), PUBLISHER, payload)))
        .await()
        .get(0)
        .fold(
            PublishOutcome.Published::entryId,
            already -> fail("already published"),
            conflict -> fail("conflict"),
            full -> fail("full"));
  }

  /** Publishes an intent and has it delivered; the order it asks for. */
  default Order delivered(Intents intent) {
    EntryId entry = publish(intent);
    readNew(1);
    return order(entry, intent);
  }

  /** The order that an entry with this intent asks for. */
  default Order order(EntryId entry, Intents intent) {
    TradeIntent built = intent.build();
    return new Order(entry, IntentIdentity.of(PUBLISHER, built), OrderTerms.of(built));
  }

  /** Reads until so many new entries were handed over, or all; a read may have been ahead. */
  default List<Delivery> readNew(int max) {
    List<Delivery> read = new ArrayList<>();
    boolean more = true;
    while (more && read.size() < max) {
      more = read.addAll(batch(inbox().readNew(ME, max - read.size(), Duration.ZERO)).deliveries());
    }
    return read;
  }

  /** The batch of a reading that was delivered. */
  static IntentBatch batch(InboxReading reading) {
    return reading.fold(InboxReading.Delivered::batch, lost -> fail("group lost: " + lost));
  }

  /** A snapshot that can be taken. */
  default PipelineSnapshot snapshot() {
    return inspector()
        .snapshot()
        .fold(taken -> taken.snapshot(), unreadable -> fail(unreadable.why()));
  }

  /** Ends a test in the case that it did not expect. */
  static <T> T fail(String what) {
    throw new AssertionError(what);
  }
}
