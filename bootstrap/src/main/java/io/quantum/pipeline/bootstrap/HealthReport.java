package io.quantum.pipeline.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.application.execution.port.in.Progress;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the service works, judged by progress. Thread-safe. Source:
 * docs/reference/service.md#health.
 */
final class HealthReport {
  private static final JsonFactory JSON = new JsonFactory();

  private final Heartbeat heartbeat;
  private final ReadPipeline pipeline;
  private final ReadProgress progress;
  private final ServiceConfig config;
  private final Ticker ticker;
  private final HealthConditions concerns;
  private final long startedNanos;

  /**
   * Over the signs of life.
   *
   * @param concerns reasons for being degraded
   */
  HealthReport(
      Heartbeat heartbeat,
      ReadPipeline pipeline,
      ReadProgress progress,
      ServiceConfig config,
      Ticker ticker,
      HealthConditions concerns) {
    this.heartbeat = heartbeat;
    this.pipeline = pipeline;
    this.progress = progress;
    this.config = config;
    this.ticker = ticker;
    this.concerns = concerns;
    this.startedNanos = ticker.nanos();
  }

  /** The state now, as JSON and as an HTTP status. */
  Answer now() {
    PipelineReading reading = pipeline.read();
    List<String> broken = broken(reading);
    List<String> degraded = degraded(reading);
    String status = !broken.isEmpty() ? "unhealthy" : !degraded.isEmpty() ? "degraded" : "healthy";
    List<String> reasons = new ArrayList<>(broken);
    reasons.addAll(degraded);
    if (heartbeat.heldBack() > 0) {
      reasons.add(
          heartbeat.heldBack() + " intents wait on purpose: spacing, limit, order or state");
    }
    return new Answer(broken.isEmpty() ? 200 : 503, json(status, reasons, reading));
  }

  /**
   * What HTTP gives.
   *
   * @param status HTTP status
   * @param body JSON
   */
  record Answer(int status, String body) {}

  private List<String> broken(PipelineReading reading) {
    List<String> reasons = new ArrayList<>();
    if (!heartbeat.isReady()) {
      reasons.add("not ready: no read has been done yet");
    }
    reading.fold(taken -> false, unreadable -> reasons.add(unreadable.why()));
    if (!heartbeat.trouble().isEmpty()) {
      reasons.add(heartbeat.trouble());
    }
    if (heartbeat.sinceLastTurn().compareTo(config.stallAfter()) > 0) {
      reasons.add(
          "stalled: no finished turn for %d s".formatted(heartbeat.sinceLastTurn().toSeconds()));
    }
    if (isLeftUnread(reading)) {
      reasons.add(
          "stalled: entries wait and none was read for %d s"
              .formatted(heartbeat.sinceLastDelivery().toSeconds()));
    }
    return reasons;
  }

  // A full waiting room is waiting on purpose, and said elsewhere.
  private boolean isLeftUnread(PipelineReading reading) {
    return heartbeat.isReader()
        && !heartbeat.isWaitingRoomFull()
        && heartbeat.sinceLastDelivery().compareTo(config.stallAfter()) > 0
        && backlog(reading)
            .flatMap(Backlog::oldestWaiting)
            .filter(age -> age.compareTo(config.stallAfter()) > 0)
            .isPresent();
  }

  private List<String> degraded(PipelineReading reading) {
    List<String> reasons = new ArrayList<>(concerns.all());
    reading.fold(
        taken -> {
          TradingState state = taken.snapshot().control().tradingState();
          return state == TradingState.ACTIVE || reasons.add("trading state is " + state);
        },
        unreadable -> false);
    return reasons;
  }

  private String json(String status, List<String> reasons, PipelineReading reading) {
    Progress done = progress.progress();
    LedgerTotals outcomes = done.outcomes();
    long filled = outcomes.count(OutcomeCode.FILLED) + outcomes.count(OutcomeCode.PARTIAL);
    long rejected = outcomes.count(OutcomeCode.REJECTED) + outcomes.count(OutcomeCode.NOT_SENT);
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("status", status);
      out.writeStringField("role", heartbeat.role());
      out.writeNumberField("uptime_seconds", seconds(ticker.nanos() - startedNanos));
      out.writeNumberField("orders_received", done.delivered());
      out.writeNumberField("orders_filled", filled);
      out.writeNumberField("orders_rejected", rejected);
      out.writeFieldName("fill_rate");
      writeRate(out, filled, filled + rejected);
      out.writeNumberField("last_progress_seconds", heartbeat.sinceLastTurn().toSeconds());
      out.writeFieldName("waiting");
      writeNumber(
          out,
          backlog(reading)
              .flatMap(
                  b ->
                      b.waiting().number().isPresent()
                          ? Optional.of(b.waiting().number().getAsLong())
                          : Optional.empty()));
      out.writeFieldName("oldest_waiting_seconds");
      writeNumber(out, backlog(reading).flatMap(Backlog::oldestWaiting).map(Duration::toSeconds));
      out.writeArrayFieldStart("reasons");
      for (String reason : reasons) {
        out.writeString(reason);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static Optional<Backlog> backlog(PipelineReading reading) {
    return reading.fold(
        taken -> Optional.of(Backlog.of(taken.snapshot())), unreadable -> Optional.empty());
  }

  private static void writeRate(JsonGenerator out, long part, long whole) throws IOException {
    if (whole == 0) {
      out.writeNull();
    } else {
      out.writeNumber(
          BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP));
    }
  }

  private static void writeNumber(JsonGenerator out, Optional<Long> number) throws IOException {
    if (number.isPresent()) {
      out.writeNumber(number.get());
    } else {
      out.writeNull();
    }
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }
}
