package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.execution.port.in.TrimStreams.HeldBack;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.fake.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrimStreamsServiceTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-21T00:03:11Z"));
  private Optional<String> holder = Optional.empty();
  private final TrimStreamsService service =
      new TrimStreamsService(() -> new StreamRetention.Trimmed(0, 200_000, holder), "ours", clock);

  @Test
  void namesAGroupThatHoldsTheRestBackForTenMinutes() {
    holder = Optional.of("research");
    assertThat(service.tend()).isEmpty();
    clock.advance(Duration.ofMinutes(9));
    assertThat(service.tend()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(service.tend()).contains(new HeldBack("research", Duration.ofMinutes(10)));

    holder = Optional.empty();
    assertThat(service.tend()).isEmpty();
  }

  @Test
  void doesNotBlameOurOwnGroup() {
    holder = Optional.of("ours");
    service.tend();
    clock.advance(Duration.ofHours(1));

    assertThat(service.tend()).isEmpty();
  }
}
