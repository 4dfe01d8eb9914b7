package io.quantum.pipeline.application.history.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.HistoryScene;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.ClientOrderId;
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
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every archive does. */
public interface HistoryArchiveContract {
  /** An identity. */
  ClientOrderId ORDER = new ClientOrderId("qo2otatv2n57liprvbkcrynp6");

  /** Another. */
  ClientOrderId OTHER = new ClientOrderId("q7hst64lgtabafyygukq7ckn2");

  /** Behind everything. */
  EntryId END = new EntryId(9_999_999_999_999L, 0);

  /** A new, empty context. */
  HistoryScene context();

  @Test
  default void hasNothingInAnEmptyStore() {
    HistoryArchive archive = context().archive();

    HistoryFrame frame = archive.frame();

    assertThat(frame.cursor()).isEmpty();
    assertThat(frame.anchor().offset()).isEmpty();
    assertThat(frame.anchor().heals()).isZero();
    assertThat(frame.limitInUse()).isEmpty();
    assertThat(frame.ledger().total()).isZero();
    assertThat(frame.spans().intents()).isEqualTo(StreamSpan.NONE);
    assertThat(frame.spans().venueOrders()).isEqualTo(StreamSpan.NONE);
    assertThat(archive.pending(EntryId.ZERO).records()).isEmpty();
    assertThat(archive.underWay()).isEmpty();
    assertThat(all(after -> archive.intents(after, END))).isEmpty();
    assertThat(all(after -> archive.audit(after, END))).isEmpty();
  }

  @Test
  default void givesBackWhatWasRecorded() {
    HistoryScene context = context();
    EntryId entry = context.publish();
    EntryId other = context.publish();
    EntryId audit = context.audit(OutcomeCode.RATE_LIMITED, 1, List.of(entry, other));
    EntryId result = context.result(entry, ORDER, OutcomeCode.FILLED);
    EntryId notSent = context.result(other, OTHER, OutcomeCode.NOT_SENT);
    EntryId letter = context.letter(entry, OutcomeCode.INVALID);
    EntryId expired = context.letter(other, OutcomeCode.EXPIRED);
    EntryId opening = context.arrival(ORDER, Effect.OPENS, entry);
    EntryId close = context.arrival(OTHER, Effect.REDUCES, other);
    HistoryArchive archive = context.archive();

    assertThat(all(after -> archive.intents(after, END)))
        .extracting(Delivery::id)
        .containsExactly(entry, other);
    assertThat(all(after -> archive.audit(after, END)))
        .containsExactly(
            new AuditRecord(
                audit,
                OutcomeCode.RATE_LIMITED,
                Optional.of(AuditReason.GLOBAL_WINDOW),
                1,
                List.of(entry, other)));
    assertThat(all(after -> archive.results(after, END)))
        .containsExactly(
            new ResultRecord(result, entry, ORDER, OutcomeCode.FILLED),
            new ResultRecord(notSent, other, OTHER, OutcomeCode.NOT_SENT));
    assertThat(all(after -> archive.letters(after, END)))
        .containsExactly(
            new DeadLetterRecord(letter, entry, OutcomeCode.INVALID),
            new DeadLetterRecord(expired, other, OutcomeCode.EXPIRED));
    assertThat(all(after -> archive.arrivals(after, END)))
        .containsExactly(
            new VenueArrival(opening, ORDER, Effect.OPENS, entry),
            new VenueArrival(close, OTHER, Effect.REDUCES, other));
  }

  @Test
  default void pagesThroughAStreamUpToAnEnd() {
    HistoryScene context = context();
    EntryId entry = context.publish();
    List<EntryId> letters = new ArrayList<>();
    for (int i = 0; i < 2 * HistoryArchive.PAGE + 3; i++) {
      letters.add(context.letter(entry, OutcomeCode.INVALID));
    }
    EntryId end = context.archive().frame().spans().deadLetters().last();
    context.letter(entry, OutcomeCode.INVALID);
    HistoryArchive archive = context.archive();

    assertThat(archive.letters(EntryId.ZERO, end).records()).hasSizeBetween(1, HistoryArchive.PAGE);
    assertThat(all(after -> archive.letters(after, end)))
        .extracting(DeadLetterRecord::id)
        .containsExactlyElementsOf(letters);
  }

  @Test
  default void pagesThroughWhatIsPending() {
    HistoryScene context = context();
    List<EntryId> entries = new ArrayList<>();
    for (int i = 0; i < HistoryArchive.PAGE + 3; i++) {
      entries.add(context.publish());
    }
    context.deliver();
    EntryId undelivered = context.publish();
    HistoryArchive archive = context.archive();

    assertThat(archive.pending(EntryId.ZERO).records()).hasSize(HistoryArchive.PAGE);
    assertThat(all(archive::pending)).containsExactlyElementsOf(entries);
    assertThat(archive.frame().cursor()).contains(entries.get(entries.size() - 1));
    assertThat(archive.frame().spans().intents().last()).isEqualTo(undelivered);
  }

  @ParameterizedTest
  @EnumSource(
      value = HistoryStream.class,
      names = {"AUDIT", "RESULTS", "DEAD_LETTERS", "VENUE_ORDERS"})
  default void listsWhatItCannotReadAndGoesOn(HistoryStream stream) {
    HistoryScene context = context();
    EntryId garbage = context.garbage(stream);
    EntryId entry = context.publish();
    context.audit(OutcomeCode.HALTED, 1, List.of(entry));
    context.result(entry, ORDER, OutcomeCode.PARTIAL);
    context.letter(entry, OutcomeCode.INVALID);
    context.arrival(ORDER, Effect.OPENS, entry);

    HistoryPage<?> page = page(context.archive(), stream);

    assertThat(page.unreadable()).containsExactly(garbage);
    assertThat(page.records()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = HistoryStream.class,
      names = {"AUDIT", "RESULTS"})
  default void leavesOutWhatSomebodyElseMayWrite(HistoryStream stream) {
    HistoryScene context = context();
    context.foreign(stream);

    HistoryPage<?> page = page(context.archive(), stream);

    assertThat(page.unreadable()).isEmpty();
    assertThat(page.records()).isEmpty();
  }

  @Test
  default void tellsWhatIsGone() {
    HistoryScene context = context();
    EntryId entry = context.publish();
    context.letter(entry, OutcomeCode.INVALID);
    context.letter(entry, OutcomeCode.INVALID);
    EntryId deleted = context.letter(entry, OutcomeCode.INVALID);
    EntryId kept = context.letter(entry, OutcomeCode.INVALID);
    assertThat(context.archive().frame().spans().deadLetters().isWhole()).isTrue();

    context.trim(HistoryStream.DEAD_LETTERS, 2);
    context.delete(HistoryStream.DEAD_LETTERS, deleted);

    StreamSpan letters = context.archive().frame().spans().deadLetters();
    assertThat(letters.removed()).hasValue(3);
    assertThat(letters.first()).isEqualTo(kept);
    assertThat(letters.last()).isEqualTo(kept);
    assertThat(letters.newestDeleted()).isEqualTo(deleted);
  }

  @Test
  default void findsTheRecordsOfOrders() {
    HistoryScene context = context();
    EntryId ended = context.publish();
    EntryId flying = context.publish();
    EntryId result = context.result(ended, ORDER, OutcomeCode.FILLED);
    context.claim(ORDER, ended);
    context.end(ORDER, ended, result);
    context.claim(OTHER, flying);

    assertThat(
            context
                .archive()
                .traces(List.of(ORDER, new ClientOrderId("qqy3t5kshen56766dktqv4tm4"), OTHER)))
        .containsExactly(
            new OrderTrace(ORDER, ended, Optional.of(result)),
            new OrderTrace(OTHER, flying, Optional.empty()));
    assertThat(context.archive().underWay()).containsExactly(flying);
    assertThat(context.archive().traces(List.of())).isEmpty();
  }

  @Test
  default void tellsTheLargestLimitInUse() {
    HistoryScene context = context();
    context.limitInUse(5);
    context.limitInUse(9);

    assertThat(context.archive().frame().limitInUse()).isEqualTo(OptionalInt.of(9));
  }

  private static HistoryPage<?> page(HistoryArchive archive, HistoryStream stream) {
    return switch (stream) {
      case INTENTS -> archive.intents(EntryId.ZERO, END);
      case AUDIT -> archive.audit(EntryId.ZERO, END);
      case RESULTS -> archive.results(EntryId.ZERO, END);
      case DEAD_LETTERS -> archive.letters(EntryId.ZERO, END);
      case VENUE_ORDERS -> archive.arrivals(EntryId.ZERO, END);
    };
  }

  private static <T> List<T> all(Function<EntryId, HistoryPage<T>> pages) {
    List<T> all = new ArrayList<>();
    Optional<EntryId> after = Optional.of(EntryId.ZERO);
    while (after.isPresent()) {
      HistoryPage<T> page = pages.apply(after.get());
      all.addAll(page.records());
      after = page.next();
    }
    return all;
  }
}
