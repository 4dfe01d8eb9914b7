package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueRequest;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryRule;
import io.quantum.pipeline.domain.history.Severity;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker on what the real steps write, and on what somebody else did to it. */
final class PipelineAuditIT {
  private static final int MANY = 10_000;
  private static final long MINUTE = 60_000;
  private static final OrderLimits LIMITS =
      new OrderLimits(
          new OrderRate(MANY, Duration.ofSeconds(60)),
          new OrderRate(MANY, Duration.ofSeconds(60)),
          Duration.ZERO,
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  private final RedisWorld world = new RedisWorld();
  private final IntentLedger ledger = world.ledger(LIMITS);
  private final VenueBook book =
      new RedisVenueBook(world.connections, world.keys, AgeLimits.STANDARD);
  private final JacksonIntentCodec codec = new JacksonIntentCodec();
  private final PipelineAudit audit = PipelineAudit.of(world.server.url());
  private final FencingToken fence = world.reader();
  private final Map<EntryId, TradeIntent> published = new HashMap<>();
  private final List<Order> delivered = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsNothingAfterAnyHistoryOfTheRealSteps(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 200; step++) {
      step(random);
      if (step % 40 == 39) {
        assertThat(audit.findings(MANY, MINUTE)).as("seed %d step %d", seed, step).isEmpty();
      }
    }
    assertThat(audit.report(MANY, MINUTE).walked().results()).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void findsNothingBrokenWhenTheGroupIsLostOnTheWay(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 200; step++) {
      step(random);
      if (step % 25 == 24) {
        world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);
        world.inbox().open(LedgerMark.NOTHING_SEEN);
      }
    }

    assertThat(audit.broken(MANY, MINUTE)).as("seed %d", seed).isEmpty();
    assertThat(audit.findings(MANY, MINUTE))
        .extracting(Finding::rule, Finding::severity)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(HistoryRule.ONE_OUTCOME, Severity.WARNING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream:execution.audit", "stream:trade.intent"})
  void callsNothingBrokenOfWhichTheRecordsWereCutByLength(String cut) {
    Random random = new Random(9);
    for (int step = 0; step < 200; step++) {
      step(random);
    }
    assertThat(audit.findings(MANY, MINUTE)).isEmpty();

    world.server.commands().xtrim("quantum:" + cut, 3);

    assertThat(audit.findings(MANY, MINUTE))
        .extracting(Finding::severity)
        .doesNotContain(Severity.BROKEN, Severity.WARNING);
  }

  @Test
  void namesAnEntryThatSomebodyAcknowledged() {
    work();
    EntryId lost = publishAndRead();
    world.server.commands().xack(world.keys.intentsName, world.keys.groupName, lost.toString());

    assertThat(shown()).containsExactly("NO_LOSS [" + lost + "]", "CONSERVATION []");
  }

  @Test
  void namesAnOrderThatReachedTheVenueWithoutAClaim() {
    work();
    EntryId entry = publishAndRead();
    Order order = order(entry);
    book.admit(trade(new ClaimedOrder(order, Orders.claimed(Intents.buy("BTCUSDT")).claim())));

    assertThat(shown()).containsExactly("ORDER_HAS_RESULT [" + order.clientOrderId() + "]");
  }

  @Test
  void namesAResultThatSomebodyDeleted() {
    EntryId entry = work();
    String result =
        world
            .server
            .commands()
            .xrange(world.keys.resultsName, io.lettuce.core.Range.unbounded())
            .get(0)
            .getId();
    world.server.commands().xdel(world.keys.resultsName, result);
    work();

    // Something is gone from the results, so their count proves nothing; the record still does.
    assertThat(audit.findings(MANY, MINUTE))
        .extracting(Finding::rule)
        .containsExactly(HistoryRule.NO_LOSS, HistoryRule.ORDER_HAS_RESULT);
    assertThat(audit.findings(MANY, MINUTE).get(0).ids()).containsExactly(entry.toString());
  }

  @Test
  void namesTheArrivalsThatAreTooMany() {
    work();
    work();
    work();

    List<Finding> findings = audit.broken(2, MINUTE);

    assertThat(findings).extracting(Finding::rule).containsExactly(HistoryRule.WINDOW);
    assertThat(findings.get(0).ids()).hasSize(3);
  }

  @Test
  void namesAnEntryOfWhichTheLedgerKnowsNothing() {
    work();
    world.server.commands().hincrby("quantum:exec:ledger", "filled", -1);

    assertThat(shown()).containsExactly("CONSERVATION []", "LEDGER []");
  }

  private List<String> shown() {
    return audit.broken(MANY, MINUTE).stream()
        .map(finding -> finding.rule() + " " + finding.ids())
        .toList();
  }

  /** One order, from its publication to its end. */
  private EntryId work() {
    EntryId entry = publishAndRead();
    execute(order(entry), Orders.filled());
    return entry;
  }

  private void step(Random random) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> publish();
      case 3, 4 -> read(1 + random.nextInt(4));
      case 5 -> pick(random).forEach(order -> execute(order, Orders.filled()));
      case 6 -> pick(random).forEach(order -> execute(order, new OrderEnding.NotSent()));
      case 7 ->
          ledger.close(
              fence,
              pick(random).stream()
                  .<Dismissal>map(
                      order -> new Dismissal.Audited(order.entryId(), AuditReason.TOO_OLD))
                  .toList());
      default ->
          pick(random)
              .forEach(
                  order ->
                      ledger.close(
                          fence,
                          List.of(
                              new Dismissal.PutAside(
                                  order.entryId(),
                                  OutcomeCode.INVALID,
                                  DeadLetter.poison(PipelineWorld.PUBLISHER, 6)))));
    }
  }

  private EntryId publishAndRead() {
    EntryId entry = publish();
    read(1);
    return entry;
  }

  private EntryId publish() {
    int number = published.size();
    String letters = "" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
    TradeIntent intent =
        Intents.buy("A" + letters + "USDT").withId(Integer.toString(number)).build();
    EntryId entry =
        world
            .outbox()
            .send(
                List.of(
                    new OutgoingIntent(
                        IntentIdentity.of(PipelineWorld.PUBLISHER, intent),
                        PipelineWorld.PUBLISHER,
                        codec.encode(intent))))
            .await()
            .get(0)
            .fold(
                done -> done.entryId(),
                already -> PipelineWorld.fail("already"),
                conflict -> PipelineWorld.fail("conflict"),
                full -> PipelineWorld.fail("full"));
    published.put(entry, intent);
    return entry;
  }

  private void read(int max) {
    for (Delivery delivery : world.readNew(max)) {
      delivered.add(order(delivery.id()));
    }
  }

  private Order order(EntryId entry) {
    return Orders.of(entry, published.get(entry));
  }

  /** Some of what was delivered, settled or not. */
  private List<Order> pick(Random random) {
    List<Order> some = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0 && !delivered.isEmpty(); i--) {
      some.add(delivered.get(random.nextInt(delivered.size())));
    }
    return some.stream().distinct().toList();
  }

  private void execute(Order order, OrderEnding ending) {
    ledger
        .claim(fence, List.of(new ClaimRequest(order, "token-" + order.entryId())))
        .fold(
            decided ->
                decided
                    .decisions()
                    .get(0)
                    .<Boolean>fold(
                        yes -> end(new ClaimedOrder(order, yes.claim()), ending),
                        closed -> close(order, closed.reason()),
                        waiting -> false,
                        elsewhere -> false),
            fenced -> PipelineWorld.fail("fenced"));
  }

  private boolean end(ClaimedOrder claimed, OrderEnding ending) {
    if (ending.admitted()) {
      book.admit(trade(claimed));
    }
    ledger.finalise(
        claimed,
        new ExecutionResult(
            claimed.order(), ending, claimed.claim().claimedAt(), PipelineWorld.ME));
    return true;
  }

  private boolean close(Order order, AuditReason reason) {
    ledger.close(fence, List.of(new Dismissal.Audited(order.entryId(), reason)));
    return false;
  }

  private static VenueRequest trade(ClaimedOrder claimed) {
    return new VenueRequest.Trade(claimed, BigDecimal.ONE, new Price(new BigDecimal("100")));
  }
}
