package io.quantum.pipeline.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LedgerMarkTest {
  @Test
  void tellsLossByASmallerSumOrAMissingAnchor() {
    LedgerMark seen = new LedgerMark(true, 10);

    assertThat(new LedgerMark(true, 10).hasLostSince(seen)).isFalse();
    assertThat(new LedgerMark(true, 11).hasLostSince(seen)).isFalse();
    assertThat(new LedgerMark(true, 9).hasLostSince(seen)).isTrue();
    assertThat(new LedgerMark(false, 10).hasLostSince(seen)).isTrue();
    assertThat(LedgerMark.NOTHING_SEEN.hasLostSince(LedgerMark.NOTHING_SEEN)).isFalse();
  }

  @Test
  void refusesANegativeSum() {
    assertThatThrownBy(() -> new LedgerMark(true, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
