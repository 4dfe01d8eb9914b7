package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.port.in.Progress;
import io.quantum.pipeline.application.port.in.ReadProgress;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what this instance does, for status lines, health and metrics; decides nothing.
 *
 * <p><b>Threads</b>: safe.
 */
public final class ProgressTally implements ReadProgress {
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

  @Override
  public Progress progress() {
    LedgerTotals totals = LedgerTotals.EMPTY;
    for (Map.Entry<OutcomeCode, LongAdder> outcome : outcomes.entrySet()) {
      totals = totals.plus(outcome.getKey(), outcome.getValue().sum());
    }
    return new Progress(delivered.sum(), totals, sideConversions.sum());
  }
}
