package io.quantum.pipeline.domain.logs;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a log, without the columns in front of its message.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param at when it was written, if that is known
 * @param level how grave it is
 * @param message what it says, as it stands in the log
 */
public record LogLine(Optional<Instant> at, LogLevel level, String message) {
  /** Refuses missing parts. */
  public LogLine {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(message, "message");
  }

  /**
   * Reads a line of ours or of another program.
   *
   * @param at when it was written, if something beside the text says so; it beats the text
   * @param priority what something beside the text says of its level; the text beats it, because a
   *     program that writes its own level leaves the priority at 6
   * @param text the line
   */
  public static LogLine read(Optional<Instant> at, Optional<LogLevel> priority, String text) {
    LogText parts = LogText.of(text);
    return new LogLine(
        at.or(parts::at), parts.level().or(() -> priority).orElse(LogLevel.INFO), parts.message());
  }
}
