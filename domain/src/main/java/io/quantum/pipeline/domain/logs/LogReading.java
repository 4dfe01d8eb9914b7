package io.quantum.pipeline.domain.logs;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far a log could be read.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#journal-rights.
 */
public sealed interface LogReading {

  /** Everything in the covered part. */
  record Read(LogCoverage part) implements LogReading {
    /** Refuses a missing part. */
    public Read {
      Objects.requireNonNull(part, "part");
    }
  }

  /**
   * Some lines of the covered part are missing.
   *
   * @param part that was looked through
   * @param why in words, mostly those of the program that was asked
   */
  record Partial(LogCoverage part, String why) implements LogReading {
    /** Refuses missing parts. */
    public Partial {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * There is no log, or it could not be asked.
   *
   * @param why in words
   */
  record Unknown(String why) implements LogReading {
    /** Refuses a missing part. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Read, R> read, Function<Partial, R> partial, Function<Unknown, R> unknown) {
    if (this instanceof Read readCase) {
      return read.apply(readCase);
    }
    if (this instanceof Partial partialCase) {
      return partial.apply(partialCase);
    }
    return unknown.apply((Unknown) this);
  }

  /** Which part was read, if any was. */
  default Optional<LogCoverage> covered() {
    return fold(
        read -> Optional.of(read.part()),
        partial -> Optional.of(partial.part()),
        unknown -> Optional.empty());
  }
}
