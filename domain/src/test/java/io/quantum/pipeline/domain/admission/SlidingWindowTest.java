package io.quantum.pipeline.domain.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five in any sixty seconds, whatever the delays. */
final class SlidingWindowTest {
  private static final OrderRate FIVE = new OrderRate(5, Duration.ofSeconds(60));
  private static final WindowDecision ADMITTED = new WindowDecision.Admitted();

  private final SlidingWindow window = new SlidingWindow();

  @Test
  void deniesTheSixthOrderInsideOneMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(window.claim(order(i), FIVE, i)).isEqualTo(ADMITTED);
      window.complete(order(i), 100 + i);
    }

    assertThat(window.claim(order(5), FIVE, 1_000))
        .isEqualTo(new WindowDecision.Full(100 + 60_002));
  }

  @Test
  void admitsAgainExactlyWhenTheOldestSlotEnds() {
    for (int i = 0; i < 5; i++) {
      window.claim(order(i), FIVE, 0);
      window.complete(order(i), 0);
    }

    assertThat(window.claim(order(5), FIVE, 60_001)).isInstanceOf(WindowDecision.Full.class);
    assertThat(window.claim(order(5), FIVE, 60_002)).isEqualTo(ADMITTED);
  }

  @Test
  void keepsTheSlotOfAnOrderInFlightHoweverLongItTakes() {
    OrderRate one = FIVE.withLimit(1);
    window.claim(order(0), one, 0);

    assertThat(window.claim(order(1), one, 10_000_000))
        .isEqualTo(new WindowDecision.Full(10_000_000 + 60_002));
  }

  @Test
  void givesAReleasedSlotBackAtOnce() {
    OrderRate one = FIVE.withLimit(1);
    window.claim(order(0), one, 0);
    window.release(order(0));

    assertThat(window.claim(order(1), one, 1)).isEqualTo(ADMITTED);
    assertThat(window.used(one, 1)).isEqualTo(1);
  }

  @Test
  void admitsNothingUnderALimitOfZero() {
    assertThat(window.claim(order(0), FIVE.withLimit(0), 7))
        .isEqualTo(new WindowDecision.Full(7 + 60_002));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverLetsMoreThanTheLimitArriveInAnyWindow(long seed) {
    Random random = new Random(seed);
    Map<ClientOrderId, Long> inFlight = new HashMap<>();
    List<Long> arrivals = new ArrayList<>();
    long now = 0;
    for (int step = 0; step < 5_000; step++) {
      now += random.nextInt(4_000);
      ClientOrderId order = order(step);
      if (window.claim(order, FIVE, now).equals(ADMITTED)) {
        inFlight.put(order, now);
      }
      for (ClientOrderId open : List.copyOf(inFlight.keySet())) {
        if (random.nextInt(3) == 0) {
          long claimed = inFlight.remove(open);
          // It reached the venue at some time between its claim and now.
          arrivals.add(claimed + (long) (random.nextDouble() * (now - claimed)));
          window.complete(open, now);
        }
      }
    }
    arrivals.sort(Long::compare);

    assertThat(arrivals).hasSizeGreaterThan(100);
    for (int i = 5; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - arrivals.get(i - 5)).isGreaterThanOrEqualTo(60_000);
    }
  }

  private static ClientOrderId order(int number) {
    StringBuilder id = new StringBuilder("q");
    for (int rest = number, i = 0; i < 24; i++, rest /= 26) {
      id.append((char) ('a' + rest % 26));
    }
    return new ClientOrderId(id.toString());
  }
}
