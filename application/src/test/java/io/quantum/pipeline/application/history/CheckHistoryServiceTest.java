package io.quantum.pipeline.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.fake.InMemoryHistoryArchive;
import io.quantum.pipeline.application.fake.InMemoryIntentCodec;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.InMemoryStreamInspector;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryRule;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walk: what it reads, in which order, and what it makes of what happens meanwhile. */
final class CheckHistoryServiceTest {
  private static final OrderRate FIVE = new OrderRate(5, Duration.ofSeconds(60));
  private static final PublisherId DESK = new PublisherId("desk");
  private static final TradeIntent INTENT = Intents.buy("BTCUSDT").withId("i-1").build();
  private static final ClientOrderId ORDER = IntentIdentity.of(DESK, INTENT).clientOrderId();
  private static final ClientOrderId OTHER = new ClientOrderId("q7hst64lgtabafyygukq7ckn2");

  private final InMemoryHistoryArchive archive = new InMemoryHistoryArchive();
  private final InMemoryIntentCodec codec = new InMemoryIntentCodec();
  private final InMemoryStore store =
      new InMemoryStore(new MutableClock(Instant.parse("2026-01-21T00:03:11Z")));
  private final CheckHistory check =
      new CheckHistoryService(
          archive,
          new InMemoryStreamInspector(store, FIVE),
          new IntentContract(ContractTerms.STANDARD),
          codec);

  @Test
  void findsNothingWrongWithAnOrderAndABatch() {
    EntryId ordered = archive.publish(codec.encode(INTENT), DESK);
    EntryId closed = archive.publish();
    archive.deliver();
    filled(ordered, ORDER);
    archive.audit(OutcomeCode.EXPIRED, 1, List.of(closed));
    archive.settle(closed, OutcomeCode.EXPIRED);

    HistoryReport report = report();

    assertThat(rules(report)).isEmpty();
    assertThat(report.walked()).isEqualTo(new HistoryReport.Walked(2, 1, 1, 0, 1));
    assertThat(report.rate()).isEqualTo(FIVE);
  }

  @Test
  void computesTheIdentityOfWhatWasOrdered() {
    EntryId ordered = archive.publish(codec.encode(INTENT), DESK);
    archive.deliver();
    filled(ordered, OTHER);

    assertThat(rules(report())).containsExactly(HistoryRule.SAME_IDENTITY);
  }

  @Test
  void doesNotTakeForLostWhatIsSettledWhileItReads() {
    EntryId entry = archive.publish();
    archive.deliver();
    archive.beforeSecondFrame(
        () -> {
          archive.audit(OutcomeCode.EXPIRED, 1, List.of(entry));
          archive.settle(entry, OutcomeCode.EXPIRED);
        });

    assertThat(rules(report())).isEmpty();
  }

  @Test
  void doesNotTakeForLostWhatIsDeliveredAndSettledWhileItReads() {
    archive.publish();
    archive.deliver();
    archive.beforeSecondFrame(
        () -> {
          archive.publish();
          archive.deliver();
        });

    assertThat(rules(report())).isEmpty();
  }

  @Test
  void asksTheRecordsOfManyOrdersWithoutAResult() {
    List<ClientOrderId> orders = new ArrayList<>();
    for (int i = 0; i < HistoryArchive.PAGE + 20; i++) {
      ClientOrderId order =
          IntentIdentity.of(DESK, Intents.buy("BTCUSDT").withId("i-" + i).build()).clientOrderId();
      orders.add(order);
      EntryId entry = archive.publish();
      archive.claim(order, entry);
      archive.arrival(order, Effect.REDUCES, entry);
    }
    archive.deliver();
    assertThat(rules(report())).isEmpty();

    archive.end(orders.get(0), new EntryId(1, 1), new EntryId(1, 2));

    assertThat(rules(report())).containsExactly(HistoryRule.ORDER_HAS_RESULT);
  }

  @Test
  void passesOnWhatCannotBeRead() {
    EntryId garbage = archive.garbage(HistoryStream.RESULTS);

    assertThat(report().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(HistoryRule.READABLE);
              assertThat(finding.ids()).containsExactly(garbage.toString());
            });
  }

  @Test
  void usesTheLimitInUseUnlessOneIsGiven() {
    assertThat(inUse().rate()).isEqualTo(FIVE);
    archive.limitInUse(9);

    assertThat(inUse().rate()).isEqualTo(FIVE.withLimit(9));
    assertThat(report().rate()).isEqualTo(FIVE);
  }

  @Test
  void tellsHowFarItIs() {
    for (int i = 0; i < HistoryArchive.PAGE + 1; i++) {
      archive.publish();
    }
    archive.deliver();
    List<String> steps = new ArrayList<>();

    check.check(FIVE, (stream, read) -> steps.add(stream + " " + read));

    assertThat(steps).endsWith("INTENTS 500", "INTENTS 501");
  }

  private void filled(EntryId entry, ClientOrderId order) {
    archive.claim(order, entry);
    archive.arrival(order, Effect.OPENS, entry);
    archive.end(order, entry, archive.result(entry, order, OutcomeCode.FILLED));
    archive.settle(entry, OutcomeCode.FILLED);
  }

  private HistoryReport report() {
    return check
        .check(FIVE, (stream, read) -> {})
        .fold(checked -> checked.report(), unreadable -> fail(unreadable.why()));
  }

  private HistoryReport inUse() {
    return check
        .checkUnderLimitInUse(FIVE, (stream, read) -> {})
        .fold(checked -> checked.report(), unreadable -> fail(unreadable.why()));
  }

  private static HistoryReport fail(String why) {
    throw new AssertionError(why);
  }

  // The inspector's world is another, in which no group exists.
  private static List<HistoryRule> rules(HistoryReport report) {
    return report.findings().stream()
        .map(Finding::rule)
        .filter(rule -> rule != HistoryRule.CONSERVATION)
        .toList();
  }
}
