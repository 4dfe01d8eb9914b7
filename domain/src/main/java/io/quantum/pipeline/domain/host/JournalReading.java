package io.quantum.pipeline.domain.host;

import java.util.Objects;
import java.util.function.Function;

/**
 * Whether the journal of this host can be read.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#journal-rights.
 */
public sealed interface JournalReading {

  /** All of it. */
  record Readable() implements JournalReading {}

  /**
   * Only what this user wrote.
   *
   * @param why in journalctl's words
   */
  record Partial(String why) implements JournalReading {
    /** Refuses missing parts. */
    public Partial {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * It could not be asked, or there is none.
   *
   * @param why in words
   */
  record Unknown(String why) implements JournalReading {
    /** Refuses missing parts. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Readable, R> readable, Function<Partial, R> partial, Function<Unknown, R> unknown) {
    if (this instanceof Readable readableCase) {
      return readable.apply(readableCase);
    }
    if (this instanceof Partial partialCase) {
      return partial.apply(partialCase);
    }
    return unknown.apply((Unknown) this);
  }
}
