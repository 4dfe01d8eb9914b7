package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ComplaintTest {
  private long nanos;
  private final Complaint complaint = new Complaint(() -> nanos);

  @Test
  void isSaidAtOnceAndThenOnceAMinute() {
    long said =
        IntStream.range(0, 181)
            .filter(
                second -> {
                  nanos = Duration.ofSeconds(second).toNanos();
                  return complaint.isDue("away");
                })
            .count();

    assertThat(said).isEqualTo(4);
  }

  @Test
  void isSaidAtOnceWhenTheReasonChanges() {
    assertThat(complaint.isDue("lost")).isTrue();
    assertThat(complaint.isDue("WRONGPASS")).isTrue();
    assertThat(complaint.isDue("WRONGPASS")).isFalse();
  }

  @Test
  void isSaidAgainAfterItWentWell() {
    complaint.isDue("lost");
    complaint.settled();

    assertThat(complaint.isDue("lost")).isTrue();
  }

  @Test
  void isBoundedThoughReasonsTakeTurns() {
    long said = IntStream.range(0, 1_000).filter(i -> complaint.isDue("reason " + i % 2)).count();

    assertThat(said).isEqualTo(5);
  }
}
