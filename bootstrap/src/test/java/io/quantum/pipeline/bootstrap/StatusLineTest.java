package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.execution.ProgressTally;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryOperatorControls;
import io.quantum.pipeline.application.fake.InMemoryServiceSupervisor;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.InMemoryStreamInspector;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.monitor.ReadPipelineService;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line that an operator sees once a minute, idle or not. */
final class StatusLineTest {
  private static final OrderRate RATE = new OrderRate(5, Duration.ofSeconds(60));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-21T00:03:11Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final HealthConditions concerns = new HealthConditions();
  private final StatusLine line =
      new StatusLine(
          new InMemoryServiceSupervisor(() -> 0),
          new ReadPipelineService(new InMemoryStreamInspector(store, RATE)),
          new ProgressTally(),
          new Heartbeat(() -> 0),
          5,
          new Diagnostics("intents", () -> 0),
          concerns);

  @BeforeEach
  void serviceHasStarted() {
    new InMemoryIntentInbox(store, RATE).open(LedgerMark.NOTHING_SEEN);
  }

  @Test
  void tellsWhatWaitsAndHowFullTheWindowIs() {
    store.append(Optional.of("trade.intent"), Optional.of(new byte[0]), "desk");

    assertThat(line.next())
        .isEqualTo(
            "role=standby delivered=0 held_back=0 waiting=1 oldest_waiting_s=0 window=0/5"
                + " trading=ACTIVE");
  }

  @Test
  void showsTheLimitOfAnOperatorAndWhenItEnds() {
    new InMemoryOperatorControls(store)
        .limit(
            new TemporaryLimit(10, new Lasting(Duration.ofHours(2))),
            new OperatorNote("ann", "backlog"));

    assertThat(line.next()).contains(" window=0/10 limit_ends_s=7200 trading=ACTIVE");
  }

  @Test
  void saysWhatConcerns() {
    concerns.set("loss", Optional.of("7 intents were lost"));

    assertThat(line.next()).endsWith(" degraded=\"7 intents were lost\"");
  }
}
