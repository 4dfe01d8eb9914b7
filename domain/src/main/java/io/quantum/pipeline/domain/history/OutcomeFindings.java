package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which entry ended as what, how often, and which never did.
 *
 * <p>Outcomes of entries that are no longer in the stream are not kept: the size is that of the
 * stream, not that of the records. <b>Threads</b>: not safe.
 */
final class OutcomeFindings {
  private final EntryId oldestIntent;
  private final EntryId cursor;
  private final Set<EntryId> pending = new HashSet<>();
  private final Set<EntryId> underWay = new HashSet<>();
  private final Map<EntryId, OutcomeCode> outcomes = new HashMap<>();
  private final Map<EntryId, List<OutcomeCode>> more = new TreeMap<>();
  private final Map<EntryId, Integer> mentions = new HashMap<>();
  private final List<AuditRecord> partial = new ArrayList<>();
  private final List<EntryId> miscounted = new ArrayList<>();
  private final List<EntryId> unsettled = new ArrayList<>();

  OutcomeFindings(HistoryFrame opening) {
    StreamSpan intents = opening.spans().intents();
    this.oldestIntent = intents.length() > 0 ? intents.first() : EntryId.ZERO;
    this.cursor = opening.cursor().orElse(EntryId.ZERO);
  }

  void pending(EntryId entry) {
    pending.add(entry);
  }

  void underWay(EntryId entry) {
    underWay.add(entry);
  }

  void settled(EntryId entry, OutcomeCode outcome) {
    boolean orderEnded = outcome.record() == OutcomeCode.Record.RESULT;
    if (entry.isBefore(oldestIntent) && !orderEnded) {
      return;
    }
    if (outcomes.putIfAbsent(entry, outcome) != null) {
      more.computeIfAbsent(entry, first -> new ArrayList<>()).add(outcome);
    }
  }

  void audit(AuditRecord record) {
    if (record.count() >= 1 && record.count() < record.entries().size()) {
      partial.add(record);
      record.entries().forEach(entry -> mentions.merge(entry, 1, Integer::sum));
      return;
    }
    if (record.count() != record.entries().size()) {
      miscounted.add(record.id());
    }
    record.entries().forEach(entry -> settled(entry, record.outcome()));
  }

  void intent(EntryId entry) {
    boolean delivered = entry.compareTo(cursor) <= 0;
    if (delivered && isOpen(entry) && !outcomes.containsKey(entry) && !mentions(entry)) {
      unsettled.add(entry);
    }
  }

  List<Finding> findings(HistoryFrame walked, HistoryFrame closing) {
    List<Finding> findings = new ArrayList<>();
    losses(walked, closing, findings);
    repetitions(closing, findings);
    partialAudits(closing, findings);
    if (!miscounted.isEmpty()) {
      findings.add(
          Finding.about(
              HistoryRule.AUDIT_COUNT,
              Severity.BROKEN,
              miscounted,
              "these audit entries count none, or more than they name"));
    }
    return findings;
  }

  private boolean isOpen(EntryId entry) {
    return !pending.contains(entry) && !underWay.contains(entry);
  }

  private boolean mentions(EntryId entry) {
    return mentions.containsKey(entry);
  }

  // What was settled before the ledger began is the oldest of what has no record. Of the rest, what
  // is older than the oldest record kept cannot be told. A letter that was replayed or discarded
  // leaves an entry without a record as well, but not more entries than there are letters gone.
  private void losses(HistoryFrame walked, HistoryFrame closing, List<Finding> findings) {
    int before = (int) Math.min(unsettled.size(), settledBeforeTheLedger(walked));
    EntryId horizon = later(closing.spans().audit().horizon(), closing.spans().results().horizon());
    EntryId letters = letterHorizon(closing);
    List<EntryId> untold = new ArrayList<>(unsettled.subList(0, before));
    List<EntryId> perhapsLetters = new ArrayList<>();
    List<EntryId> lost = new ArrayList<>();
    for (EntryId entry : unsettled.subList(before, unsettled.size())) {
      if (closing.mayPrecede(entry, horizon)) {
        untold.add(entry);
      } else if (closing.mayPrecede(entry, letters)) {
        perhapsLetters.add(entry);
      } else {
        lost.add(entry);
      }
    }
    long lettersGone = closing.spans().deadLetters().removed().orElse(Long.MAX_VALUE);
    if (perhapsLetters.size() <= lettersGone) {
      untold.addAll(perhapsLetters);
    } else {
      lost.addAll(0, perhapsLetters);
    }
    addLosses(lost, perhapsLetters.size(), lettersGone, findings);
    if (!untold.isEmpty()) {
      findings.add(
          Finding.about(
              HistoryRule.NO_LOSS,
              Severity.NOT_CHECKABLE,
              untold,
              "no longer checkable: settled before the ledger began, or the record is gone"));
    }
  }

  private static void addLosses(
      List<EntryId> lost, int perhapsLetters, long lettersGone, List<Finding> findings) {
    if (!lost.isEmpty()) {
      findings.add(
          Finding.about(
              HistoryRule.NO_LOSS,
              Severity.BROKEN,
              lost,
              perhapsLetters <= lettersGone
                  ? "these entries were delivered and acknowledged, and have no outcome"
                  : "these entries have no outcome; %d of them may be letters since removed"
                      .formatted(lettersGone)));
    }
  }

  private static EntryId letterHorizon(HistoryFrame closing) {
    StreamSpan letters = closing.spans().deadLetters();
    return later(letters.horizon(), letters.newestDeleted());
  }

  // The offset counts them, together with what was trimmed. Each heal lowers it by what it delivers
  // again. Entries deleted one by one spoil the count: then it is taken as it is, which forgives.
  private long settledBeforeTheLedger(HistoryFrame walked) {
    StreamSpan intents = walked.spans().intents();
    long trimmed = intents.newestDeleted().equals(EntryId.ZERO) ? intents.removed().orElse(0) : 0;
    long again = walked.anchor().heals() > 0 ? deliveredAgain() : 0;
    return Math.max(0, walked.anchor().offset().orElse(0) + again - trimmed);
  }

  private long deliveredAgain() {
    return more.values().stream().mapToLong(List::size).sum()
        + pending.stream().filter(outcomes::containsKey).count()
        + outcomes.keySet().stream().filter(cursor::isBefore).count();
  }

  // A group that was lost begins again at its low-water mark, so what was decided after the mark
  // may be decided once more; but never by a second order.
  private void repetitions(HistoryFrame closing, List<Finding> findings) {
    long heals = closing.anchor().heals();
    List<EntryId> broken = new ArrayList<>();
    List<EntryId> explained = new ArrayList<>();
    more.forEach(
        (entry, further) -> {
          long orders =
              further.stream().filter(OutcomeFindings::isOrder).count()
                  + (isOrder(outcomes.get(entry)) ? 1 : 0);
          (orders > 1 || further.size() > heals ? broken : explained).add(entry);
        });
    if (!broken.isEmpty()) {
      findings.add(
          Finding.about(
              HistoryRule.ONE_OUTCOME,
              Severity.BROKEN,
              broken,
              "these entries have more than one outcome"));
    }
    if (!explained.isEmpty()) {
      findings.add(againAcrossAHeal(explained, heals));
    }
  }

  // Such an entry does not say which of its ids it settled. It is held against what is sure: ids
  // with no other record that nothing else can have settled must fit into its count.
  private void partialAudits(HistoryFrame closing, List<Finding> findings) {
    EntryId horizon =
        later(
            later(closing.spans().audit().horizon(), closing.spans().results().horizon()),
            letterHorizon(closing));
    Set<EntryId> lost = new TreeSet<>();
    Set<EntryId> twice = new TreeSet<>();
    for (AuditRecord record : partial) {
      List<EntryId> only = new ArrayList<>();
      List<EntryId> elsewhere = new ArrayList<>();
      for (EntryId entry : record.entries()) {
        if (outcomes.containsKey(entry)) {
          elsewhere.add(entry);
        } else if (isSurelySettled(entry) && !closing.mayPrecede(entry, horizon)) {
          only.add(entry);
        }
      }
      if (record.count() < only.size()) {
        lost.addAll(only);
      } else if (record.count() > record.entries().size() - elsewhere.size()) {
        twice.addAll(elsewhere);
      }
    }
    addPartial(lost, twice, closing.anchor().heals(), findings);
  }

  private void addPartial(
      Set<EntryId> lost, Set<EntryId> twice, long heals, List<Finding> findings) {
    if (!lost.isEmpty()) {
      findings.add(
          Finding.about(
              HistoryRule.NO_LOSS,
              Severity.BROKEN,
              lost,
              "not all of these have an outcome: the audit entry counts fewer than it names"));
    }
    if (!twice.isEmpty()) {
      findings.add(
          heals > 0
              ? againAcrossAHeal(twice, heals)
              : Finding.about(
                  HistoryRule.ONE_OUTCOME,
                  Severity.BROKEN,
                  twice,
                  "some of these have two outcomes: the audit entry counts more than is left"));
    }
  }

  private boolean isSurelySettled(EntryId entry) {
    return isOpen(entry)
        && mentions.get(entry) == 1
        && !entry.isBefore(oldestIntent)
        && entry.compareTo(cursor) <= 0;
  }

  private static Finding againAcrossAHeal(Iterable<EntryId> entries, long heals) {
    List<EntryId> all = new ArrayList<>();
    entries.forEach(all::add);
    return Finding.about(
        HistoryRule.ONE_OUTCOME,
        Severity.WARNING,
        all,
        "decided again after the group was lost (%d times); none was ordered twice"
            .formatted(heals));
  }

  private static boolean isOrder(OutcomeCode outcome) {
    return outcome.record() == OutcomeCode.Record.RESULT;
  }

  private static EntryId later(EntryId one, EntryId other) {
    return one.isBefore(other) ? other : one;
  }
}
