package io.quantum.pipeline.domain.logs;

import java.util.List;
import java.util.Objects;

/**
 * A log in brief.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#logs.
 *
 * @param reading how far it could be read
 * @param lines how many were read
 * @param templates what they say, most frequent first
 * @param others lines of templates that were too rare to be kept, of a log that has too many; above
 *     0 a template that is not listed may have been there, and a count is {@code at-least}
 */
public record LogDigest(LogReading reading, long lines, List<LogTemplate> templates, long others) {
  /** Copies the list. */
  public LogDigest {
    Objects.requireNonNull(reading, "reading");
    templates = List.copyOf(templates);
  }

  /** The templates of one level, most frequent first. */
  public List<LogTemplate> at(LogLevel level) {
    return templates.stream().filter(template -> template.level() == level).toList();
  }

  /** The templates that flood the log. */
  public List<LogTemplate> spam() {
    return templates.stream().filter(LogTemplate::isSpam).toList();
  }
}
