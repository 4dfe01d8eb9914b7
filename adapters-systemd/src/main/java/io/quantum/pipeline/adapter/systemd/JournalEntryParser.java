package io.quantum.pipeline.adapter.systemd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads an entry of {@code journalctl -o json}: an object whose values are text, except that a
 * message may be four things.
 *
 * <p>Text; a list of byte numbers, if it is no UTF-8 or holds any escape code; null, if it was too
 * long to be given; a list of those, if the field was given more than once. <b>Source</b>:
 * docs/reference/proof-packs.md#journal.
 */
final class JournalEntryParser {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String UNREADABLE = "(a journal entry that cannot be read)";
  private static final String TOO_LONG = "(a message too long to be shown)";

  private JournalEntryParser() {}

  /** The entry of a line; one that says so if it is none. */
  static LogLine parse(String line) {
    Optional<Instant> at = Optional.empty();
    Optional<LogLevel> priority = Optional.empty();
    String message = "";
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return unreadable(at);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "__REALTIME_TIMESTAMP" -> at = instant(json.getValueAsString(""));
          case "PRIORITY" -> priority = level(json.getValueAsString(""));
          case "MESSAGE" -> message = message(json);
          default -> json.skipChildren();
        }
      }
      return json.currentToken() == JsonToken.END_OBJECT
          ? LogLine.read(at, priority, message)
          : unreadable(at);
    } catch (IOException cut) {
      return unreadable(at);
    }
  }

  private static LogLine unreadable(Optional<Instant> at) {
    return new LogLine(at, LogLevel.INFO, UNREADABLE);
  }

  private static String message(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return TOO_LONG;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return json.getValueAsString("");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder texts = new StringBuilder();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        bytes.write(json.getIntValue());
      } else {
        texts.append(texts.isEmpty() ? "" : " ").append(message(json));
      }
    }
    return bytes.size() > 0 ? bytes.toString(StandardCharsets.UTF_8) : texts.toString();
  }

  private static Optional<Instant> instant(String micros) {
    try {
      return Optional.of(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS));
    } catch (NumberFormatException | DateTimeException | ArithmeticException none) {
      return Optional.empty();
    }
  }

  private static Optional<LogLevel> level(String priority) {
    return priority.matches("[0-7]")
        ? Optional.of(LogLevel.ofPriority(Integer.parseInt(priority)))
        : Optional.empty();
  }
}
