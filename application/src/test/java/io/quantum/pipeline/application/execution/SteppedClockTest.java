package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Intents;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What waits, and for how long, when the store's clock has stepped. */
final class SteppedClockTest extends DecidingPipeline {
  private static final Duration WHOLE_WINDOW = Duration.ofMillis(60_002);

  @Test
  void keepsOpeningsWaitingForAWholeWindowSinceTheLastOneAndLetsClosesGo() {
    order(Intents.buy("BTCUSDT"));
    Duration since = Duration.ofSeconds(10);
    passing(since);
    clockSteps();

    order(Intents.buy("ETHUSDT"));
    order(Intents.close("BTCUSDT"));
    assertThat(filled()).isEqualTo(2);
    passing(WHOLE_WINDOW.minus(since).minusMillis(2));
    assertThat(filled()).isEqualTo(2);

    passing(Duration.ofSeconds(3));
    assertThat(filled()).isEqualTo(3);
    order(Intents.buy("SOLUSDT"));
    assertThat(filled()).isEqualTo(4);
  }

  @Test
  void letsAnOpeningGoAtOnceWhenTheLastOneWasAWholeWindowAgo() {
    turns(1);
    passing(WHOLE_WINDOW);
    clockSteps();

    order(Intents.buy("ETHUSDT"));

    assertThat(filled()).isEqualTo(1);
  }

  @Test
  void waitsSinceItBeganToReadWhenItKnowsOfNoOpening() {
    turns(1);
    clock.advance(Duration.ofSeconds(5));
    clockSteps();
    order(Intents.buy("ETHUSDT"));
    passing(Duration.ofSeconds(54));
    assertThat(filled()).isZero();

    passing(Duration.ofSeconds(3));

    assertThat(filled()).isEqualTo(1);
  }

  @Test
  void waitsSinceTheEndOfWhatWasUnderWay() {
    lanes.hold = true;
    order(Intents.buy("BTCUSDT"));
    clock.advance(Duration.ofSeconds(1));
    clockSteps();
    order(Intents.buy("ETHUSDT"));
    lanes.finishHeld();
    passing(Duration.ofSeconds(59));
    assertThat(filled()).isEqualTo(1);

    passing(Duration.ofSeconds(3));

    assertThat(filled()).isEqualTo(2);
  }

  @Test
  void closesAnOpeningThatWouldKeepACloseOfItsSymbolWaiting() {
    order(Intents.buy("BTCUSDT"));
    clockSteps();

    order(Intents.buy("BTCUSDT").withId("another"));
    order(Intents.close("BTCUSDT"));

    assertThat(store.ledger().count(OutcomeCode.RATE_LIMITED)).isEqualTo(1);
    assertThat(filled()).isEqualTo(2);
    assertThat(store.pending()).isZero();
  }

  @Test
  void expiresAnOpeningThatWaitsTooLong() {
    order(Intents.buy("BTCUSDT"));
    clockSteps();
    publish(Intents.buy("ETHUSDT").madeAt(clock.instant().minusSeconds(580)));
    turns(1);

    passing(Duration.ofSeconds(25));

    assertThat(store.ledger().count(OutcomeCode.EXPIRED)).isEqualTo(1);
  }

  private void order(Intents intent) {
    publish(intent.madeAt(clock.instant()));
    turns(3);
  }

  private void passing(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 1_000) {
      clock.advance(Duration.ofMillis(Math.min(left, 1_000)));
      turns(1);
    }
    turns(1);
  }

  private long filled() {
    return store.ledger().count(OutcomeCode.FILLED);
  }
}
