package io.quantum.pipeline.domain.contract;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What of the contract comes from configuration.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#terms.
 *
 * @param symbolPattern the whole symbol must match it
 * @param sideSunset last day (UTC) on which {@code side} is converted
 */
public record ContractTerms(Pattern symbolPattern, LocalDate sideSunset) {

  /** As the contract has it. */
  public static final ContractTerms STANDARD =
      new ContractTerms(Pattern.compile("^[A-Z]{3,10}USDT$"), LocalDate.of(2026, 2, 20));

  /** Refuses missing parts. */
  public ContractTerms {
    Objects.requireNonNull(symbolPattern, "symbolPattern");
    Objects.requireNonNull(sideSunset, "sideSunset");
  }
}
