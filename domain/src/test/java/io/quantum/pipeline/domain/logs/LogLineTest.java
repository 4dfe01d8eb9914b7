package io.quantum.pipeline.domain.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of ours and of others. */
final class LogLineTest {
  private static final Optional<Instant> NO_TIME = Optional.empty();

  @Test
  void readsOurThreeColumns() {
    LogLine line = read("2026-01-21 00:03:18,103 | WARNING | STALE_INTENT_DROP: first_entry=1-0");

    assertThat(line)
        .isEqualTo(
            new LogLine(
                Optional.of(Instant.parse("2026-01-21T00:03:18.103Z")),
                LogLevel.WARNING,
                "STALE_INTENT_DROP: first_entry=1-0"));
  }

  @Test
  void believesTheLevelInTheTextBeforeThePriority() {
    Optional<LogLevel> six = Optional.of(LogLevel.ofPriority(6));

    assertThat(LogLine.read(NO_TIME, six, "2026-01-21 00:03:18,103 | ERROR | gone").level())
        .isEqualTo(LogLevel.ERROR);
    assertThat(LogLine.read(NO_TIME, six, "no level in here, and no ERROR either").level())
        .isEqualTo(LogLevel.INFO);
    assertThat(LogLine.read(NO_TIME, Optional.of(LogLevel.ofPriority(3)), "segfault at 0").level())
        .isEqualTo(LogLevel.ERROR);
  }

  @Test
  void believesTheTimeBesideTheTextFirst() {
    Optional<Instant> journal = Optional.of(Instant.parse("2026-02-01T00:00:00Z"));

    assertThat(LogLine.read(journal, Optional.empty(), "2026-01-21 00:03:18,103 | INFO | x").at())
        .isEqualTo(journal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-01-21T00:03:18.103Z ERROR something broke; ERROR; something broke",
        "[2026-01-21 00:03:18+02:00] [WARN] slow; WARNING; slow",
        "2026-01-21 00:03:18,103 - engine.core - CRITICAL - model gone; ERROR; engine.core: model"
            + " gone",
        "ERROR:root:division by zero; ERROR; root:division by zero",
        "level=debug msg=tick; DEBUG; level=debug msg=tick",
        "{\"level\":\"WARN\",\"sequence\":7,\"message\":\"a \\\"word\\\"\"}; WARNING; a \\\"word\\\"",
        "2026-02-30 00:00:00 NOTICE that is no day; INFO; that is no day",
        "just words; INFO; just words",
      })
  void readsWhatOtherLoggersWrite(String text, LogLevel level, String message) {
    LogLine line = read(text);

    assertThat(line.level()).isEqualTo(level);
    assertThat(line.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"timestamp\":1768953798103,\"level\":\"INFO\",\"message\":\"ours\"}",
        "{\"@timestamp\":\"2026-01-21T00:03:18.103Z\",\"message\":\"x\"}",
        "{\"ts\":1768953798103000,\"msg\":\"x\"}",
        "{\"time\":\"2026-01-21T02:03:18.103+02:00\"}",
      })
  void readsTheTimeOfALineInJson(String text) {
    assertThat(read(text).at()).contains(Instant.parse("2026-01-21T00:03:18.103Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-21 10:00:00 -5000 USD profit",
        "2026-01-21T10:00:00+99:99 gone",
        "{\"timestamp\":\"soon\",\"message\":\"x\"}",
        "{\"timestamp\":12,\"message\":\"x\"}",
        "{\"timestamp\":9999999999999999999,\"message\":\"x\"}",
      })
  void takesALineWithoutATimeThatCanBe(String text) {
    assertThat(read(text).at()).isEmpty();
  }

  @Test
  void leavesColoursOut() {
    assertThat(read("\u001b[31mERROR\u001b[0m red").message()).isEqualTo("red");
  }

  @Test
  void takesPrioritiesOfSyslogOnly() {
    assertThat(LogLevel.ofPriority(0)).isEqualTo(LogLevel.ERROR);
    assertThat(LogLevel.ofPriority(4)).isEqualTo(LogLevel.WARNING);
    assertThat(LogLevel.ofPriority(5)).isEqualTo(LogLevel.INFO);
    assertThat(LogLevel.ofPriority(7)).isEqualTo(LogLevel.DEBUG);
    assertThatThrownBy(() -> LogLevel.ofPriority(8)).isInstanceOf(IllegalArgumentException.class);
  }

  private static LogLine read(String text) {
    return LogLine.read(NO_TIME, Optional.empty(), text);
  }
}
