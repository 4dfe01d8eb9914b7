package io.quantum.pipeline.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.TradingState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may wish for. */
final class OperatorValuesTest {
  private static final Lasting HOUR = new Lasting(Duration.ofHours(1));

  @Test
  void lastsFromASecondToAYear() {
    assertThat(new Lasting(Duration.ofSeconds(1)).millis()).isEqualTo(1_000);
    assertThat(new Lasting(Duration.ofDays(365)).time()).isEqualTo(Duration.ofDays(365));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lasting(Duration.ofMillis(999)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lasting(Duration.ofDays(365).plusMillis(1)));
  }

  @Test
  void setsNoStateThatIsNotForAnOperator() {
    assertThat(new TradingSwitch(TradingState.HALTED, Optional.of(HOUR)).lasting()).contains(HOUR);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradingSwitch(TradingState.SAFE_MODE, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradingSwitch(TradingState.ACTIVE, Optional.of(HOUR)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, OrderRate.MAX_LIMIT})
  void limitsToWhatAnInstanceCouldBeStartedWith(int openings) {
    assertThat(new TemporaryLimit(openings, HOUR).openings()).isEqualTo(openings);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, OrderRate.MAX_LIMIT + 1})
  void refusesAnyOtherLimit(int openings) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TemporaryLimit(openings, HOUR));
  }
}
