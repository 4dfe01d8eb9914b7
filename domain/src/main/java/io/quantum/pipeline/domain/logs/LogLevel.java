package io.quantum.pipeline.domain.logs;

import java.util.Locale;

/**
 * How grave a line is, most grave first.
 *
 * <p><b>Source</b>: docs/reference/proof-packs.md#lines-and-levels; the words are those of common
 * loggers.
 */
public enum LogLevel {
  /** Somebody must act, or something failed. */
  ERROR,
  /** Degraded. */
  WARNING,
  /** Worth a line. */
  INFO,
  /** Detail, DEBUG and TRACE alike. */
  DEBUG;

  /**
   * The level of a syslog priority, 0 (emergency) to 7 (debug).
   *
   * @throws IllegalArgumentException for another number
   */
  public static LogLevel ofPriority(int priority) {
    if (priority < 0 || priority > 7) {
      throw new IllegalArgumentException("a priority is 0 to 7, not " + priority);
    }
    if (priority <= 3) {
      return ERROR;
    }
    if (priority == 4) {
      return WARNING;
    }
    return priority == 7 ? DEBUG : INFO;
  }

  /** The level of a word that {@link LogText#LEVELS} lists, in any case. */
  static LogLevel ofWord(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "WARNING", "WARN" -> WARNING;
      case "INFO", "NOTICE" -> INFO;
      case "DEBUG", "TRACE" -> DEBUG;
      default -> ERROR;
    };
  }
}
