package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogLine;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which journalctl 252 gives an entry. */
final class JournalEntryParserTest {
  private static final Optional<Instant> AT =
      Optional.of(Instant.parse("2026-01-21T00:00:01.000002Z"));

  @Test
  void readsText() {
    assertThat(parse("\"plain words\""))
        .isEqualTo(new LogLine(AT, LogLevel.WARNING, "plain words"));
  }

  @Test
  void readsByteNumbers() {
    // ESC[31mred, and a byte that is no UTF-8.
    assertThat(parse("[27,91,51,49,109,114,101,100,255]").message()).isEqualTo("red\ufffd");
  }

  @Test
  void readsNullAsAMessageTooLong() {
    assertThat(parse("null").message()).isEqualTo("(a message too long to be shown)");
  }

  @Test
  void readsAFieldThatWasGivenMoreThanOnce() {
    assertThat(parse("[\"one\",\"two\"]").message()).isEqualTo("one two");
    assertThat(parse("[\"one\",[116,119,111],null]").message())
        .isEqualTo("one two (a message too long to be shown)");
  }

  @Test
  void believesTheLevelInTheText() {
    LogLine line = parse("\"2026-01-21 00:03:18,103 | ERROR | TERMINAL STATE: outcome=rejected\"");

    assertThat(line).isEqualTo(new LogLine(AT, LogLevel.ERROR, "TERMINAL STATE: outcome=rejected"));
  }

  @Test
  void takesAnEntryWithoutAMessageOrAPriority() {
    assertThat(JournalEntryParser.parse("{\"_PID\":\"7\",\"X\":[1,{\"y\":2}]}"))
        .isEqualTo(new LogLine(Optional.empty(), LogLevel.INFO, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"MESSAGE\":\"cut o",
        "{\"MESSAGE\":[1,2",
        "not json",
        "{\"MESSAGE\":[99999999999]}"
      })
  void saysSoWhereItCannotRead(String line) {
    assertThat(JournalEntryParser.parse(line).message())
        .isEqualTo("(a journal entry that cannot be read)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "\"99999999999999999999\"", "null", "{}"})
  void takesAnEntryWithoutATime(String time) {
    assertThat(JournalEntryParser.parse("{\"__REALTIME_TIMESTAMP\":" + time + "}").at()).isEmpty();
  }

  private static LogLine parse(String message) {
    return JournalEntryParser.parse(
        ("{\"__CURSOR\":\"s=1\",\"__REALTIME_TIMESTAMP\":\"1768953601000002\",\"PRIORITY\":\"4\","
                + "\"MESSAGE\":%s,\"_SYSTEMD_UNIT\":\"quantum-execution.service\"}")
            .formatted(message));
  }
}
