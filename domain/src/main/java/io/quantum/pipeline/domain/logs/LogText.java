package io.quantum.pipeline.domain.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a line taken apart: time, level, message.
 *
 * <p>Understood are our own three columns ({@code 2026-01-21 00:03:18,103 | WARNING | message}),
 * one JSON object with {@code timestamp}, {@code level} and {@code message}, and what common
 * loggers write: a date first or none, the level as the next word, in brackets or after the
 * logger's name, or as {@code level=…}. A time without a zone counts as UTC, as ours are. Anything
 * else is all message.
 */
record LogText(Optional<Instant> at, Optional<LogLevel> level, String message) {
  static final String LEVELS =
      "(ERROR|FATAL|CRITICAL|SEVERE|ALERT|EMERGENCY|WARNING|WARN|NOTICE|INFO|DEBUG|TRACE)";

  private static final int MOST = 4_000;
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern TIME =
      Pattern.compile(
          "\\[?(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?\\s?"
              + "(Z|[+-]\\d{2}:?\\d{2})?\\]?\\s*");
  private static final Pattern LEVEL_NEXT =
      Pattern.compile("[|:\\[(<-]?\\s*" + LEVELS + "\\b\\s*[|:\\])>-]?\\s*");
  private static final Pattern LEVEL_AFTER_NAME =
      Pattern.compile("[|-]\\s*([\\w.$/-]{1,80})\\s+[|-]\\s*" + LEVELS + "\\s+[|-]\\s*");
  private static final Pattern LEVEL_FIELD =
      Pattern.compile(
          "\"?\\b(?:level|lvl|severity)\"?\\s*[=:]\\s*\"?" + LEVELS + "\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON_MESSAGE =
      Pattern.compile("\"(?:message|msg)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,2000}+)");

  /** A text, or a number since 1970 in seconds, or a thousandth, millionth, billionth of them. */
  private static final Pattern JSON_TIME =
      Pattern.compile(
          "\"@?(?:timestamp|time|ts)\"\\s*:\\s*(?:\"([^\"]{1,40})\"|([1-4]\\d{9}(?:\\d{3}){0,3})\\b)");

  static LogText of(String raw) {
    String text = raw.length() <= MOST ? raw : raw.substring(0, MOST);
    String line = COLOURS.matcher(text).replaceAll("").strip();
    if (line.startsWith("{")) {
      Matcher json = JSON_MESSAGE.matcher(line);
      return new LogText(jsonTime(line), field(line), json.find() ? json.group(1) : line);
    }
    Matcher time = TIME.matcher(line);
    boolean dated = time.lookingAt();
    return levelled(
        dated ? instant(time) : Optional.empty(), dated ? line.substring(time.end()) : line);
  }

  private static LogText levelled(Optional<Instant> at, String rest) {
    Matcher next = LEVEL_NEXT.matcher(rest);
    if (next.lookingAt()) {
      return new LogText(
          at, Optional.of(LogLevel.ofWord(next.group(1))), rest.substring(next.end()));
    }
    Matcher named = LEVEL_AFTER_NAME.matcher(rest);
    if (named.lookingAt()) {
      return new LogText(
          at,
          Optional.of(LogLevel.ofWord(named.group(2))),
          named.group(1) + ": " + rest.substring(named.end()));
    }
    return new LogText(at, field(rest), rest);
  }

  private static Optional<LogLevel> field(String text) {
    Matcher level = LEVEL_FIELD.matcher(text);
    return level.find() ? Optional.of(LogLevel.ofWord(level.group(1))) : Optional.empty();
  }

  private static Optional<Instant> jsonTime(String line) {
    Matcher json = JSON_TIME.matcher(line);
    if (!json.find()) {
      return Optional.empty();
    }
    if (json.group(1) != null) {
      Matcher time = TIME.matcher(json.group(1));
      return time.lookingAt() ? instant(time) : Optional.empty();
    }
    long number = Long.parseLong(json.group(2));
    ChronoUnit unit =
        switch (json.group(2).length()) {
          case 10 -> ChronoUnit.SECONDS;
          case 13 -> ChronoUnit.MILLIS;
          case 16 -> ChronoUnit.MICROS;
          default -> ChronoUnit.NANOS;
        };
    return Optional.of(Instant.EPOCH.plus(number, unit));
  }

  private static Optional<Instant> instant(Matcher time) {
    String fraction = time.group(3) == null ? "" : "." + time.group(3);
    try {
      ZoneOffset zone = time.group(4) == null ? ZoneOffset.UTC : ZoneOffset.of(time.group(4));
      return Optional.of(
          LocalDateTime.parse(time.group(1) + "T" + time.group(2) + fraction).toInstant(zone));
    } catch (DateTimeException noSuchDayOrZone) {
      return Optional.empty();
    }
  }
}
