package io.quantum.pipeline.domain.letter;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Which dead letters are meant; what is empty leaves none out.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException} for a negative
 * time.
 *
 * @param source who published the entry
 * @param code why it was put aside
 * @param since put aside so long ago or less
 */
public record DeadLetterFilter(
    Optional<String> source, Optional<String> code, Optional<Duration> since) {

  /** Every letter. */
  public static final DeadLetterFilter ALL =
      new DeadLetterFilter(Optional.empty(), Optional.empty(), Optional.empty());

  /** Refuses missing parts and a negative time. */
  public DeadLetterFilter {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(code, "code");
    if (since.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("since must not be negative: " + since.get());
    }
  }

  /** True if source and code are the ones that are asked for. */
  public boolean names(DeadLetterEntry letter) {
    return source.map(letter.original().source().text()::equals).orElse(true)
        && code.map(letter.why().code()::equals).orElse(true);
  }
}
