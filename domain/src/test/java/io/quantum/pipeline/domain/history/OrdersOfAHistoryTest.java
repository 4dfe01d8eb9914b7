package io.quantum.pipeline.domain.history;

import static io.quantum.pipeline.domain.history.HistoryCheckTest.broken;
import static io.quantum.pipeline.domain.history.HistoryCheckTest.filled;
import static io.quantum.pipeline.domain.history.HistoryCheckTest.of;
import static io.quantum.pipeline.domain.history.HistoryCheckTest.only;
import static io.quantum.pipeline.domain.history.HistoryCheckTest.order;
import static io.quantum.pipeline.domain.history.HistoryCheckTest.random;
import static io.quantum.pipeline.domain.history.HistoryCheckTest.untold;
import static io.quantum.pipeline.domain.history.RecordedHistory.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever can be wrong between an entry, its order at the venue and its result. */
final class OrdersOfAHistoryTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void namesAnIdentityThatArrivedTwice(long seed) {
    RecordedHistory history = random(seed);
    VenueArrival first = close(history);
    history.arrivals.add(
        new VenueArrival(history.now(), first.order(), Effect.REDUCES, history.publish()));

    assertThat(of(history, Severity.BROKEN)).contains(broken(HistoryRule.ONE_ORDER, first.order()));
  }

  @Test
  void namesAnEntryThatArrivedTwice() {
    RecordedHistory history = random(1);
    VenueArrival first = close(history);
    history.arrivals.add(
        new VenueArrival(history.now(), identity(history.now()), Effect.REDUCES, first.entry()));

    assertThat(of(history, Severity.BROKEN)).contains(broken(HistoryRule.ONE_ORDER, first.entry()));
  }

  @Test
  void namesAnIdentityWithTwoResults() {
    RecordedHistory history = random(2);
    EntryId first = order(history, Optional.empty(), OutcomeCode.REJECTED);
    EntryId second = history.deliver();
    history.results.add(
        new ResultRecord(history.now(), second, identity(first), OutcomeCode.REJECTED));

    assertThat(of(history, Severity.BROKEN))
        .contains(broken(HistoryRule.ONE_ORDER, identity(first)));
  }

  @Test
  void letsAnIdentityComeAgainAfterAWeek() {
    RecordedHistory history = new RecordedHistory();
    EntryId first = filled(history);
    history.pass(7 * 86_400_000L + 1_000);
    EntryId again = history.deliver();
    history.identities.put(again, identity(first));
    history.arrivals.add(new VenueArrival(history.now(), identity(first), Effect.OPENS, again));
    history.results.add(
        new ResultRecord(history.now(), again, identity(first), OutcomeCode.FILLED));
    history.pending.remove(again);
    history.ledger = history.ledger.plus(OutcomeCode.FILLED, 1);

    assertThat(history.report().findings()).isEmpty();
  }

  @Test
  void namesAnEntryWhoseOrderHasTheIdentityOfAnother() {
    RecordedHistory history = random(3);
    EntryId entry = close(history).entry();
    history.identities.put(entry, identity(history.now()));

    assertThat(only(history)).isEqualTo(broken(HistoryRule.SAME_IDENTITY, entry));
  }

  @Test
  void namesAResultWithTheIdentityOfAnother() {
    RecordedHistory history = random(3);
    EntryId entry = close(history).entry();
    int last = history.results.size() - 1;
    history.results.set(
        last,
        new ResultRecord(
            history.results.get(last).id(), entry, identity(history.now()), OutcomeCode.FILLED));

    assertThat(only(history)).isEqualTo(broken(HistoryRule.SAME_IDENTITY, entry));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void namesAnOrderThatNothingAnswers(long seed) {
    RecordedHistory history = random(seed);
    EntryId entry = history.deliver();
    history.arrive(entry, Effect.REDUCES);

    assertThat(only(history)).isEqualTo(broken(HistoryRule.ORDER_HAS_RESULT, identity(entry)));
  }

  @Test
  void namesAnOrderThatEndedWithoutAResult() {
    RecordedHistory history = random(4);
    EntryId entry = close(history).entry();
    history.results.remove(history.results.size() - 1);
    filled(history);

    assertThat(of(history, Severity.BROKEN))
        .contains(broken(HistoryRule.ORDER_HAS_RESULT, identity(entry)));
  }

  @Test
  void acceptsAnOrderThatEndedWhileTheRecordsWereRead() {
    RecordedHistory history = new RecordedHistory();
    EntryId entry = history.deliver();
    history.claim(entry);
    history.arrive(entry, Effect.OPENS);
    history.traces.put(
        identity(entry), new OrderTrace(identity(entry), entry, Optional.of(history.now())));

    assertThat(history.report().findings()).isEmpty();
  }

  @Test
  void cannotTellAnOrderWhoseResultWasTrimmed() {
    RecordedHistory history = new RecordedHistory();
    EntryId entry = filled(history);
    filled(history);
    history.trimOldest(HistoryStream.RESULTS);

    assertThat(of(history, Severity.BROKEN)).isEmpty();
    assertThat(of(history, Severity.NOT_CHECKABLE))
        .contains(untold(HistoryRule.ORDER_HAS_RESULT, identity(entry)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void namesAResultOfAnOrderThatTheVenueDoesNotHave(long seed) {
    RecordedHistory history = random(seed);
    VenueArrival arrival = close(history);
    history.arrivals.remove(arrival);

    assertThat(only(history)).isEqualTo(broken(HistoryRule.RESULT_HAS_ORDER, arrival.entry()));
  }

  @Test
  void cannotTellWithoutAListOfTheVenue() {
    RecordedHistory history = new RecordedHistory();
    EntryId entry = filled(history);
    history.arrivals.clear();

    assertThat(only(history)).isEqualTo(untold(HistoryRule.RESULT_HAS_ORDER, entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_SENT", "REJECTED"})
  void namesAnOrderThatItsResultDenies(String outcome) {
    RecordedHistory history = random(5);
    EntryId entry = order(history, Optional.of(Effect.REDUCES), OutcomeCode.valueOf(outcome));

    assertThat(only(history)).isEqualTo(broken(HistoryRule.REFUSED_HAS_NO_ORDER, entry));
  }

  private static VenueArrival close(RecordedHistory history) {
    order(history, Optional.of(Effect.REDUCES), OutcomeCode.FILLED);
    List<VenueArrival> all = history.arrivals;
    return all.get(all.size() - 1);
  }
}
