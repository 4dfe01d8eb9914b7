package io.quantum.pipeline.domain.backlog;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How many entries were ever removed before the group was given them, by the counters of one
 * snapshot: added, less delivered, less those that still wait.
 *
 * <p>Exact on servers that count only true deliveries as read (7.0 to 7.4.2); newer ones count what
 * was skipped as read, and then nothing is missing by this sum. <b>Source</b>:
 * docs/reference/numbers-and-states.md#lost.
 */
public final class MissedEntries {
  private MissedEntries() {}

  /** The number, unless a counter is missing or the number waiting is not exact. */
  public static OptionalLong of(PipelineSnapshot snapshot) {
    return of(snapshot.intents(), snapshot.at());
  }

  /** The number of one group, on the same terms. */
  public static OptionalLong of(IntentStreamSnapshot intents, Instant at) {
    OptionalLong waiting =
        Backlog.of(intents, at)
            .waiting()
            .fold(
                known ->
                    known.quality() == Figure.Quality.EXACT
                        ? OptionalLong.of(known.value())
                        : OptionalLong.empty(),
                unknown -> OptionalLong.empty());
    if (waiting.isEmpty()) {
      return waiting;
    }
    long still = waiting.getAsLong();
    return intents.stream()
        .fold(
            stream ->
                intents
                    .group()
                    .fold(
                        group ->
                            group.entriesRead().isEmpty() || stream.entriesAdded().isEmpty()
                                ? OptionalLong.empty()
                                : OptionalLong.of(
                                    Math.max(
                                        0,
                                        stream.entriesAdded().getAsLong()
                                            - group.entriesRead().getAsLong()
                                            - still)),
                        absent -> OptionalLong.empty()),
            absent -> OptionalLong.empty());
  }
}
