package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.time.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is written while diagnostics are on, and how much of it. */
final class DiagnosticsTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(Diagnostics.class);

  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong();
  private final Ticker ticker = nanos::get;
  private final Diagnostics diagnostics = new Diagnostics("intents", ticker);

  @BeforeEach
  void listen() {
    written.start();
    LOG.setLevel(Level.INFO);
    LOG.addAppender(written);
  }

  @AfterEach
  void leave() {
    LOG.detachAppender(written);
    LOG.setLevel(null);
  }

  @Test
  void writesNothingWhileOff() {
    diagnostics.delivered(10_000);
    diagnostics.entry(
        () -> {
          throw new AssertionError("a text was made");
        });
    diagnostics.off();

    assertThat(written.list).isEmpty();
  }

  @Test
  void beatsAtMostOnceASecondForEachFiveHundredEntries() {
    diagnostics.on();
    diagnostics.delivered(499);
    assertThat(lines()).containsExactly("[DIAG] on");

    diagnostics.delivered(1);
    diagnostics.delivered(5_000);
    nanos.addAndGet(SECOND);
    diagnostics.delivered(0);
    nanos.addAndGet(SECOND);
    diagnostics.delivered(0);

    assertThat(lines())
        .containsExactly(
            "[DIAG] on",
            "[DIAG] heartbeat delivered=500 stream=intents",
            "[DIAG] heartbeat delivered=5500 stream=intents");
  }

  @Test
  void tellsOfTwoHundredEntriesASecondAndHowManyMoreThereWere() {
    diagnostics.on();
    for (int i = 0; i < 1_000; i++) {
      int entry = i;
      diagnostics.entry(() -> "entry " + entry);
    }
    assertThat(lines()).hasSize(201).endsWith("[DIAG] entry 199");

    nanos.addAndGet(SECOND);
    diagnostics.entry(() -> "entry 1000");

    assertThat(lines()).hasSize(203).endsWith("[DIAG] suppressed=800", "[DIAG] entry 1000");
  }

  @Test
  void tellsOfTwoHundredInAnySecondWhereverItBegins() {
    diagnostics.on();
    for (int i = 0; i < 20_000; i++) {
      diagnostics.entry(() -> "entry at " + nanos.get());
      nanos.addAndGet(SECOND / (i < 200 ? 250 : 1_000));
    }

    List<Long> at =
        lines().stream()
            .filter(line -> line.contains("entry at"))
            .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .toList();
    assertThat(at).hasSizeGreaterThan(3_000);
    for (int i = 200; i < at.size(); i++) {
      assertThat(at.get(i) - at.get(i - 200)).isGreaterThanOrEqualTo(SECOND);
    }
  }

  @Test
  void tellsWhatItHeldBackWhenItEnds() {
    diagnostics.on();
    diagnostics.on();
    for (int i = 0; i < 201; i++) {
      diagnostics.entry(() -> "entry");
    }

    diagnostics.off();
    diagnostics.entry(() -> "entry");

    assertThat(lines()).hasSize(203).endsWith("[DIAG] suppressed=1", "[DIAG] off");
    assertThat(diagnostics.isOn()).isFalse();
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
