package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many entries ended as what according to the records, held against the ledger.
 *
 * <p>Compared only while every record that an outcome leaves is still kept. <b>Threads</b>: not
 * safe.
 */
final class LedgerTally {
  private final Map<OutcomeCode, Long> counted = new EnumMap<>(OutcomeCode.class);

  void count(OutcomeCode outcome, long entries) {
    counted.merge(outcome, entries, Long::sum);
  }

  List<Finding> findings(HistoryFrame walked, HistoryFrame closing) {
    List<String> different = new ArrayList<>();
    for (OutcomeCode outcome : OutcomeCode.values()) {
      long records = counted.getOrDefault(outcome, 0L);
      long ledger = walked.ledger().count(outcome);
      if (isKept(outcome, closing.spans()) && !agrees(outcome, records, ledger, closing)) {
        different.add("%s: ledger %d, records %d".formatted(outcome.wireName(), ledger, records));
      }
    }
    return different.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                HistoryRule.LEDGER, Severity.BROKEN, List.of(), 0, String.join("; ", different)));
  }

  // The end of an order whose entry went with its group acknowledges nothing, so the ledger counts
  // it only when the entry comes again, as a duplicate.
  private static boolean agrees(
      OutcomeCode outcome, long records, long ledger, HistoryFrame closing) {
    boolean mayExceed =
        outcome.record() == OutcomeCode.Record.RESULT && closing.anchor().heals() > 0;
    return records == ledger || (mayExceed && records > ledger);
  }

  private static boolean isKept(OutcomeCode outcome, HistoryFrame.Spans spans) {
    boolean audit = spans.audit().isWhole();
    boolean letters = spans.deadLetters().isWhole();
    return switch (outcome.record()) {
      case RESULT -> spans.results().isWhole();
      case AUDIT -> audit;
      case DEAD_LETTER -> letters;
      case AUDIT_OR_DEAD_LETTER -> audit && letters;
    };
  }
}
