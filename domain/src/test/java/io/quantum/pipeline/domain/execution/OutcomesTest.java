package io.quantum.pipeline.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed sets whose names are API. */
final class OutcomesTest {
  @Test
  void namesEveryOutcomeOfTheSpecification() {
    assertThat(Arrays.stream(OutcomeCode.values()).map(OutcomeCode::wireName))
        .containsExactly(
            "filled",
            "partial",
            "rejected",
            "pending_fill",
            "not_sent",
            "rate_limited",
            "expired",
            "duplicate",
            "halted",
            "invalid",
            "lost_trimmed");
    assertThat(OutcomeCode.named("filled")).contains(OutcomeCode.FILLED);
    assertThat(OutcomeCode.named("lost")).isEmpty();
  }

  @Test
  void namesEveryReasonOfTheSpecification() {
    assertThat(names(ResultReason.values()))
        .containsExactly(
            "NOT_SENT", "NO_PRICE", "NO_POSITION", "ZERO_QUANTITY", "TOO_LARGE", "VENUE_FAULT");
    assertThat(names(AuditReason.values()))
        .containsExactly(
            "GLOBAL_WINDOW",
            "SYMBOL_SPACING",
            "SYMBOL_BUSY",
            "TOO_OLD",
            "SAME",
            "CONFLICT",
            "REDELIVERED",
            "HALTED",
            "REDUCING",
            "SAFE_MODE",
            "BODY_GONE");
  }

  @Test
  void ordersNothingTwiceInTheLedger() {
    LedgerTotals totals =
        LedgerTotals.EMPTY.plus(OutcomeCode.FILLED, 2).plus(OutcomeCode.EXPIRED, 3);

    assertThat(totals.total()).isEqualTo(5);
    assertThat(
            totals.minus(LedgerTotals.EMPTY.plus(OutcomeCode.FILLED, 1)).count(OutcomeCode.FILLED))
        .isEqualTo(1);
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
