package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.in.Progress;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.in.Refusals;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.PublisherId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what this instance does, for status lines, health and metrics; decides nothing.
 *
 * <p><b>Threads</b>: safe.
 */
public final class ProgressTally implements ReadProgress {
  private static final int MAX_APART = 500;

  private record Refused(PublisherId source, ViolationCode code) {}

  private final Map<Refused, LongAdder> refused = new ConcurrentHashMap<>();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder sideConversions = new LongAdder();
  private final Map<OutcomeCode, LongAdder> outcomes = new EnumMap<>(OutcomeCode.class);

  /** Everything at 0. */
  public ProgressTally() {
    for (OutcomeCode code : OutcomeCode.values()) {
      outcomes.put(code, new LongAdder());
    }
  }

  void delivered(int entries) {
    delivered.add(entries);
  }

  void ended(OutcomeCode outcome, long entries) {
    outcomes.get(outcome).add(entries);
  }

  void sideConverted() {
    sideConversions.increment();
  }

  /** Counts a refusal; sources come from outside, so only so many are counted apart. */
  void refused(PublisherId source, ViolationCode code) {
    Refused key = new Refused(source, code);
    if (!refused.containsKey(key) && refused.size() >= MAX_APART) {
      key = new Refused(Refusals.OTHERS, code);
    }
    refused.computeIfAbsent(key, first -> new LongAdder()).increment();
  }

  @Override
  public List<Refusals> refusals() {
    return refused.entrySet().stream()
        .map(e -> new Refusals(e.getKey().source(), e.getKey().code(), e.getValue().sum()))
        .sorted(
            Comparator.comparingLong(Refusals::count)
                .reversed()
                .thenComparing(refusals -> refusals.source().text())
                .thenComparing(Refusals::code))
        .toList();
  }

  @Override
  public Progress progress() {
    LedgerTotals totals = LedgerTotals.EMPTY;
    for (Map.Entry<OutcomeCode, LongAdder> outcome : outcomes.entrySet()) {
      totals = totals.plus(outcome.getKey(), outcome.getValue().sum());
    }
    return new Progress(delivered.sum(), totals, sideConversions.sum());
  }
}
