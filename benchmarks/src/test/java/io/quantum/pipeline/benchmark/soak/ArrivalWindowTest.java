package io.quantum.pipeline.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ArrivalWindowTest {
  private static final long LENGTH = 60_000;

  private final ArrivalWindow window = new ArrivalWindow(LENGTH);

  @Test
  void countsNothingBeforeTheFirstArrival() {
    assertThat(window.most()).isZero();
  }

  @Test
  void countsTwoThatAreOneMillisecondTooClose() {
    window.arrived(1_000);
    window.arrived(1_000 + LENGTH - 1);

    assertThat(window.most()).isEqualTo(2);
  }

  @Test
  void partsTwoThatAreExactlyOneLengthApart() {
    window.arrived(1_000);
    window.arrived(1_000 + LENGTH);

    assertThat(window.most()).isEqualTo(1);
  }

  @Test
  void agreesWithCountingEveryWindow() {
    Random random = new Random(5);
    for (int trial = 0; trial < 200; trial++) {
      long[] arrivals = random.longs(30, 0, 5 * LENGTH).sorted().toArray();
      ArrivalWindow one = new ArrivalWindow(LENGTH);
      Arrays.stream(arrivals).forEach(one::arrived);

      long most =
          Arrays.stream(arrivals)
              .map(from -> count(arrivals, from, from + LENGTH))
              .max()
              .orElseThrow();

      assertThat(one.most()).isEqualTo((int) most);
    }
  }

  private static long count(long[] arrivals, long from, long to) {
    return Arrays.stream(arrivals).filter(at -> at >= from && at < to).count();
  }
}
