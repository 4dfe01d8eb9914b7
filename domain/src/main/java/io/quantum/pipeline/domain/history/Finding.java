package io.quantum.pipeline.domain.history;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Something that a history does not keep, or that cannot be told any more.
 *
 * <p><b>Shape</b>: at most {@value #NAMED} ids, in stream order; the count is that of all of them.
 * Ids are entry ids or client order ids, as the sentence says. <b>Threads</b>: immutable.
 *
 * @param rule which promise
 * @param severity how bad
 * @param ids the first offenders
 * @param count how many there are, 0 if the finding is not about ids
 * @param sentence for people, without the ids; never parsed
 */
public record Finding(
    HistoryRule rule, Severity severity, List<String> ids, long count, String sentence) {

  /** As many offenders are named as a person or a script can use. */
  public static final int NAMED = 1_000;

  /** Copies the list; refuses more names than offenders. */
  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(sentence, "sentence");
    ids = List.copyOf(ids);
    if (ids.size() > NAMED || ids.size() > count) {
      throw new IllegalArgumentException(
          "%d ids named of %d, at most %d are".formatted(ids.size(), count, NAMED));
    }
  }

  /** A finding about all of these, of which the first are named. */
  static Finding about(
      HistoryRule rule, Severity severity, Collection<?> offenders, String sentence) {
    List<String> named = offenders.stream().limit(NAMED).map(String::valueOf).toList();
    return new Finding(rule, severity, named, offenders.size(), sentence);
  }
}
