package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LeaseHolderTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-21T00:00:00Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final AtomicInteger tokens = new AtomicInteger();

  @Test
  void keepsTheLeaseByRenewingIt() {
    LeaseHolder duty = duty("a", new InMemoryReaderLease(store));

    for (int second = 0; second < 60; second++) {
      assertThat(duty.attend()).isPresent();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(duty.attend().orElseThrow().fence().epoch()).isEqualTo(1);
  }

  @Test
  void standsByWhileAnotherHasTheLeaseAndTakesItWhenItIsFree() {
    LeaseHolder first = duty("a", new InMemoryReaderLease(store));
    LeaseHolder second = duty("b", new InMemoryReaderLease(store));
    first.attend();

    assertThat(second.attend()).isEmpty();
    first.release();
    assertThat(second.attend()).isPresent();
    assertThat(first.attend()).isEmpty();
  }

  @Test
  void losesTheLeaseWhenItSleptTooLong() {
    LeaseHolder duty = duty("a", new InMemoryReaderLease(store));
    LeaseHolder other = duty("b", new InMemoryReaderLease(store));
    duty.attend();
    clock.advance(Duration.ofSeconds(9));
    assertThat(other.attend()).isPresent();

    assertThat(duty.attend()).isEmpty();
  }

  @Test
  void doesNotCountARenewalThatFailed() {
    ReaderLease lease = spy(new InMemoryReaderLease(store));
    LeaseHolder duty = duty("a", lease);
    duty.attend();
    clock.advance(Duration.ofSeconds(3));
    doThrow(new AdapterFailure(Remedy.RETRY, "away", new IllegalStateException()))
        .when(lease)
        .renew(any());

    assertThatThrownBy(duty::attend).isInstanceOf(AdapterFailure.class);
    clock.advance(Duration.ofSeconds(3));
    assertThatThrownBy(duty::attend).isInstanceOf(AdapterFailure.class);
  }

  private LeaseHolder duty(String name, ReaderLease lease) {
    return new LeaseHolder(
        lease, new ConsumerName(name), () -> "token-" + tokens.incrementAndGet(), clock);
  }
}
