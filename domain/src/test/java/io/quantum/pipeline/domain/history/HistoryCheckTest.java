package io.quantum.pipeline.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Random histories of a service that keeps its promises, and each way of breaking one. */
final class HistoryCheckTest {
  private static final int SEEDS = 300;

  @Nested
  final class OfAServiceThatKeepsItsPromises {
    @Test
    void findsNothing() {
      for (long seed = 1; seed <= SEEDS; seed++) {
        assertThat(random(seed).report().findings()).as("seed %d", seed).isEmpty();
      }
    }

    @Test
    void findsNothingInAnEmptyOne() {
      assertThat(new RecordedHistory().report().findings()).isEmpty();
    }

    @Test
    void findsNothingBrokenWhenRecordsAreTrimmed() {
      for (long seed = 1; seed <= SEEDS; seed++) {
        RecordedHistory history = random(seed);
        Random random = new Random(seed);
        trimSome(random, history, HistoryStream.AUDIT, history.audit.size());
        trimSome(random, history, HistoryStream.RESULTS, history.results.size());
        trimSome(random, history, HistoryStream.DEAD_LETTERS, history.letters.size());
        trimSome(random, history, HistoryStream.VENUE_ORDERS, history.arrivals.size());
        for (int i = random.nextInt(20); i > 0; i--) {
          history.trimOldest(HistoryStream.INTENTS);
        }

        assertThat(history.report().findings())
            .as("seed %d", seed)
            .allMatch(finding -> finding.severity() == Severity.NOT_CHECKABLE);
      }
    }

    @Test
    void countsWhatItWalked() {
      RecordedHistory history = random(1);

      HistoryReport.Walked walked = history.report().walked();

      assertThat(walked.intents()).isEqualTo(history.intents.size());
      assertThat(walked.results()).isEqualTo(history.results.size());
      assertThat(walked.audit()).isEqualTo(history.audit.size());
      assertThat(walked.deadLetters()).isEqualTo(history.letters.size());
      assertThat(walked.venueOrders()).isEqualTo(history.arrivals.size());
    }

    private void trimSome(Random random, RecordedHistory history, HistoryStream stream, int kept) {
      for (int i = random.nextInt(kept + 1); i > 0; i--) {
        history.trimOldest(stream);
      }
    }
  }

  @Nested
  final class Loss {
    @Test
    void namesAnEntryWithoutAnOutcome() {
      for (long seed = 1; seed <= SEEDS; seed++) {
        RecordedHistory history = random(seed);
        EntryId lost = history.deliver();
        history.pending.remove(lost);

        assertThat(only(history)).as("seed %d", seed).isEqualTo(broken(HistoryRule.NO_LOSS, lost));
      }
    }

    @Test
    void leavesAloneWhatIsPendingUnderWayOrNotDelivered() {
      RecordedHistory history = new RecordedHistory();
      EntryId ofALostGroup = history.deliver();
      history.claim(ofALostGroup);
      history.pending.remove(ofALostGroup);
      history.deliver();
      history.publish();

      assertThat(history.report().findings()).isEmpty();
    }

    @Test
    void cannotTellWhatIsOlderThanTheRecordsKept() {
      RecordedHistory history = new RecordedHistory();
      EntryId old = history.deliver();
      history.close(OutcomeCode.EXPIRED, List.of(old));
      history.pass(1);
      history.close(OutcomeCode.EXPIRED, List.of(history.deliver()));
      history.trimOldest(HistoryStream.AUDIT);

      assertThat(only(history)).isEqualTo(untold(HistoryRule.NO_LOSS, old));
    }

    @Test
    void cannotTellWhatWasSettledBeforeTheLedgerBegan() {
      RecordedHistory history = new RecordedHistory();
      EntryId first = history.settledBefore();
      EntryId second = history.settledBefore();
      history.close(OutcomeCode.HALTED, List.of(history.deliver()));
      assertThat(only(history)).isEqualTo(untold(HistoryRule.NO_LOSS, first, second));

      EntryId lost = history.deliver();
      history.pending.remove(lost);

      assertThat(history.report().findings().stream().map(HistoryCheckTest::shortened))
          .containsExactly(
              broken(HistoryRule.NO_LOSS, lost), untold(HistoryRule.NO_LOSS, first, second));
    }

    @Test
    void stillKnowsWhatWasSettledBeforeAfterTheGroupWasLost() {
      RecordedHistory history = new RecordedHistory();
      EntryId before = history.settledBefore();
      EntryId again = history.deliver();
      history.close(OutcomeCode.EXPIRED, List.of(again));
      history.decideAgain(again, OutcomeCode.EXPIRED);

      assertThat(history.report().findings())
          .extracting(Finding::severity)
          .containsExactlyInAnyOrder(Severity.NOT_CHECKABLE, Severity.WARNING);
      assertThat(of(history, Severity.NOT_CHECKABLE))
          .containsExactly(untold(HistoryRule.NO_LOSS, before));
    }

    @Test
    void takesARemovedLetterForTheOutcomeOfOneEntryOnly() {
      RecordedHistory history = new RecordedHistory();
      EntryId replayed = history.deliver();
      EntryId lost = history.deliver();
      history.putAside(OutcomeCode.INVALID, replayed);
      history.removeLetter(0);
      history.pending.remove(lost);
      assertThat(of(history, Severity.BROKEN))
          .containsExactly(broken(HistoryRule.NO_LOSS, replayed, lost));

      history.close(OutcomeCode.EXPIRED, List.of(lost));

      assertThat(only(history)).isEqualTo(untold(HistoryRule.NO_LOSS, replayed));
    }
  }

  @Nested
  final class Outcomes {
    @Test
    void namesAnEntryWithTwo() {
      for (long seed = 1; seed <= SEEDS; seed++) {
        RecordedHistory history = random(seed);
        EntryId twice = history.audit.get(0).entries().get(0);
        history.close(OutcomeCode.HALTED, List.of(twice));

        assertThat(only(history))
            .as("seed %d", seed)
            .isEqualTo(broken(HistoryRule.ONE_OUTCOME, twice));
      }
    }

    @Test
    void warnsOfTwoAcrossAHeal() {
      RecordedHistory history = new RecordedHistory();
      EntryId again = filled(history);
      history.decideAgain(again, OutcomeCode.DUPLICATE);

      assertThat(only(history)).isEqualTo("WARNING ONE_OUTCOME [" + again + "] of 1");
    }

    @Test
    void knowsThatAResultWithoutItsGroupIsCountedWhenItsEntryComesAgain() {
      RecordedHistory history = new RecordedHistory();
      EntryId entry = filled(history);
      history.created++;
      history.audit.add(
          new AuditRecord(
              history.now(), OutcomeCode.DUPLICATE, Optional.empty(), 1, List.of(entry)));
      history.ledger = LedgerTotals.EMPTY.plus(OutcomeCode.DUPLICATE, 1);

      assertThat(only(history)).isEqualTo("WARNING ONE_OUTCOME [" + entry + "] of 1");
    }

    @Test
    void forgivesNoSecondOrderAndNoMoreOutcomesThanHeals() {
      RecordedHistory history = new RecordedHistory();
      EntryId twoOrders = filled(history);
      EntryId threeOutcomes = filled(history);
      history.decideAgain(threeOutcomes, OutcomeCode.DUPLICATE);
      history.close(OutcomeCode.DUPLICATE, List.of(threeOutcomes));
      history.finalise(twoOrders, OutcomeCode.FILLED);

      assertThat(of(history, Severity.BROKEN))
          .contains(broken(HistoryRule.ONE_OUTCOME, twoOrders, threeOutcomes));
    }

    @Test
    void namesAnAuditEntryThatCountsMoreThanItNames() {
      RecordedHistory history = random(1);
      AuditRecord record = history.audit.get(0);
      history.audit.set(
          0,
          new AuditRecord(record.id(), record.outcome(), Optional.empty(), 99, record.entries()));

      assertThat(of(history, Severity.BROKEN))
          .contains(broken(HistoryRule.AUDIT_COUNT, record.id()));
    }

    @Test
    void acceptsAnAuditEntryThatNamesWhatWasAcknowledgedElsewhere() {
      RecordedHistory history = new RecordedHistory();
      EntryId elsewhere = filled(history);
      EntryId still = history.deliver();
      EntryId here = history.deliver();
      history.close(OutcomeCode.RATE_LIMITED, List.of(here));
      naming(history, elsewhere, still, here);

      assertThat(history.report().findings()).isEmpty();
    }

    @Test
    void namesWhatAnAuditEntryDidNotCountAndNothingElseSettled() {
      RecordedHistory history = new RecordedHistory();
      EntryId lost = history.deliver();
      EntryId here = history.deliver();
      history.close(OutcomeCode.RATE_LIMITED, List.of(here));
      history.pending.remove(lost);
      naming(history, lost, here);

      assertThat(only(history)).isEqualTo(broken(HistoryRule.NO_LOSS, lost, here));
    }

    @Test
    void namesWhatAnAuditEntryCountedAlthoughItWasSettledElsewhere() {
      RecordedHistory history = new RecordedHistory();
      EntryId elsewhere = filled(history);
      EntryId another = filled(history);
      EntryId third = history.deliver();
      history.close(OutcomeCode.RATE_LIMITED, List.of(third));
      history.close(OutcomeCode.RATE_LIMITED, List.of(elsewhere));
      history.audit.remove(1);
      AuditRecord first = history.audit.get(0);
      history.audit.set(
          0,
          new AuditRecord(
              first.id(),
              first.outcome(),
              Optional.empty(),
              2,
              List.of(third, elsewhere, another)));

      assertThat(only(history)).isEqualTo(broken(HistoryRule.ONE_OUTCOME, elsewhere, another));
    }

    private void naming(RecordedHistory history, EntryId... entries) {
      AuditRecord record = history.audit.get(0);
      history.audit.set(
          0,
          new AuditRecord(
              record.id(), record.outcome(), Optional.empty(), record.count(), List.of(entries)));
    }
  }

  @Nested
  final class Window {
    @Test
    void namesTheArrivalsOfTheWorst() {
      RecordedHistory history = random(5);
      history.pass(120_000);
      List<EntryId> worst = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        filled(history);
        worst.add(history.arrivals.get(history.arrivals.size() - 1).id());
        history.pass(i == 0 ? 9_999 : 10_000);
      }

      // 59,999 ms lie between the first and the seventh.
      assertThat(only(history)).isEqualTo(broken(HistoryRule.WINDOW, worst.toArray()));
    }

    @Test
    void isHalfOpen() {
      RecordedHistory history = new RecordedHistory();
      OrderRate one = new OrderRate(1, Duration.ofMillis(500));
      filled(history);
      history.pass(500);
      filled(history);
      assertThat(history.report(one).findings()).isEmpty();

      history.pass(499);
      filled(history);

      assertThat(history.report(one).findings())
          .extracting(Finding::rule, Finding::count)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(HistoryRule.WINDOW, 2L));
    }

    @Test
    void doesNotCountWhatCanOnlyReduce() {
      RecordedHistory history = new RecordedHistory();
      for (int i = 0; i < 10; i++) {
        order(history, Optional.of(Effect.REDUCES), OutcomeCode.FILLED);
      }

      assertThat(history.report().findings()).isEmpty();
    }
  }

  @Test
  void tellsAnEntryAcknowledgedByOthers() {
    RecordedHistory history = random(3);
    history.acknowledgedByOthers = 2;

    assertThat(only(history)).isEqualTo("BROKEN CONSERVATION [] of 0");
  }

  @Test
  void comparesTheLedgerWithTheRecordsOfEachOutcome() {
    RecordedHistory history = random(4);
    history.ledger = history.ledger.plus(OutcomeCode.HALTED, 1);

    Finding finding = history.report().findings().get(0);

    assertThat(finding.rule()).isEqualTo(HistoryRule.LEDGER);
    assertThat(finding.sentence()).startsWith("halted: ledger ").doesNotContain("filled");
  }

  @Test
  void namesTheFirstThousandAndCountsAll() {
    RecordedHistory history = new RecordedHistory();
    for (int i = 0; i < 1_500; i++) {
      history.pending.remove(history.deliver());
    }

    Finding finding = history.report().findings().get(0);

    assertThat(finding.ids()).hasSize(Finding.NAMED).startsWith(history.intents.get(0).toString());
    assertThat(finding.count()).isEqualTo(1_500);
  }

  static EntryId filled(RecordedHistory history) {
    return order(history, Optional.of(Effect.OPENS), OutcomeCode.FILLED);
  }

  static EntryId order(RecordedHistory history, Optional<Effect> effect, OutcomeCode outcome) {
    EntryId entry = history.deliver();
    history.claim(entry);
    effect.ifPresent(booked -> history.arrive(entry, booked));
    history.finalise(entry, outcome);
    return entry;
  }

  /** A service at work for about 100 entries; some are left pending, one is in flight. */
  static RecordedHistory random(long seed) {
    Random random = new Random(seed);
    RecordedHistory history = new RecordedHistory();
    history.close(OutcomeCode.HALTED, List.of(history.deliver()));
    for (int i = 0; i < 100; i++) {
      history.pass(random.nextInt(4_000));
      step(random, history);
    }
    EntryId inFlight = history.deliver();
    history.claim(inFlight);
    history.arrive(inFlight, Effect.REDUCES);
    return history;
  }

  private static void step(Random random, RecordedHistory history) {
    switch (random.nextInt(10)) {
      case 0, 1 -> {
        if (hasSlot(history)) {
          filled(history);
        }
      }
      case 2 -> order(history, Optional.of(Effect.REDUCES), OutcomeCode.FILLED);
      case 3 -> order(history, Optional.empty(), OutcomeCode.NOT_SENT);
      case 4 -> order(history, Optional.empty(), OutcomeCode.REJECTED);
      case 5 -> history.putAside(OutcomeCode.INVALID, history.deliver());
      case 6 -> history.putAside(OutcomeCode.EXPIRED, history.deliver());
      case 7 -> history.deliver();
      default -> {
        List<EntryId> batch = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          batch.add(history.deliver());
        }
        List<OutcomeCode> outcomes =
            List.of(OutcomeCode.RATE_LIMITED, OutcomeCode.EXPIRED, OutcomeCode.DUPLICATE);
        history.close(outcomes.get(random.nextInt(3)), batch);
      }
    }
  }

  private static boolean hasSlot(RecordedHistory history) {
    return history.arrivals.stream()
            .filter(arrival -> arrival.effect() == Effect.OPENS)
            .filter(arrival -> arrival.id().millis() > history.millis() - 60_000)
            .count()
        < 5;
  }

  static String only(RecordedHistory history) {
    List<Finding> findings = history.report().findings();
    assertThat(findings).hasSize(1);
    return shortened(findings.get(0));
  }

  static List<String> of(RecordedHistory history, Severity severity) {
    return history.report().findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(HistoryCheckTest::shortened)
        .toList();
  }

  static String broken(HistoryRule rule, Object... ids) {
    return "BROKEN %s %s of %d".formatted(rule, List.of(ids), ids.length);
  }

  static String untold(HistoryRule rule, Object... ids) {
    return "NOT_CHECKABLE %s %s of %d".formatted(rule, List.of(ids), ids.length);
  }

  static String shortened(Finding finding) {
    return "%s %s %s of %d"
        .formatted(finding.severity(), finding.rule(), finding.ids(), finding.count());
  }
}
