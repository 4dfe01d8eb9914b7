package io.quantum.pipeline.domain.host;

import java.util.Objects;
import java.util.function.Function;

/**
 * Whether the journal of this host can be read.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: facts, systemd ("Rights").
 */
public sealed interface JournalReading {

  /** All of it. */
  record Readable() implements JournalReading {
    @Override
    public <R> R fold(
        Function<Readable, R> readable,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown) {
      return readable.apply(this);
    }
  }

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

    @Override
    public <R> R fold(
        Function<Readable, R> readable,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown) {
      return partial.apply(this);
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

    @Override
    public <R> R fold(
        Function<Readable, R> readable,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown) {
      return unknown.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(
      Function<Readable, R> readable, Function<Partial, R> partial, Function<Unknown, R> unknown);
}
