package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.admission.OrderRate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a walk through the records found.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param at when the walk began, by the Redis clock
 * @param rate the order limit that arrivals were held against
 * @param walked how much was read
 * @param findings none if every promise was kept; by rule, the broken ones of a rule first
 */
public record HistoryReport(Instant at, OrderRate rate, Walked walked, List<Finding> findings) {

  /** How many records of each kind were read. */
  public record Walked(
      long intents, long audit, long results, long deadLetters, long venueOrders) {}

  /** Copies the list. */
  public HistoryReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(walked, "walked");
    findings = List.copyOf(findings);
  }

  /** How many findings have this severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
