package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.backlog.Figure.Quality;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The true backlog of one snapshot. The server's own lag is only carried along to be shown last: it
 * counts entries that no longer exist once a stream was trimmed past the cursor.
 *
 * <p><b>Units</b>: entries; ages by the Redis clock, never negative. <b>Threads</b>: immutable.
 * <b>Source</b>: docs/reference/numbers-and-states.md#backlog.
 *
 * @param waiting entries that exist and were not delivered
 * @param pendingLive pending entries whose body exists
 * @param pendingGhost pending entries whose body is gone
 * @param lost entries trimmed before delivery that are missing right now
 * @param oldestWaiting age of the first undelivered entry, if there is one
 * @param oldestPending age of the oldest pending entry, if there is one
 */
public record Backlog(
    Figure waiting,
    Figure pendingLive,
    Figure pendingGhost,
    Figure lost,
    Optional<Duration> oldestWaiting,
    Optional<Duration> oldestPending) {

  private static final String NO_GROUP = "the consumer group does not exist";
  private static final String NO_STREAM = "the stream does not exist";

  /** Derives all numbers from one snapshot. */
  public static Backlog of(PipelineSnapshot snapshot) {
    return of(snapshot.intents(), snapshot.at());
  }

  /** Derives all numbers of one group, at a moment of the Redis clock. */
  public static Backlog of(IntentStreamSnapshot intents, Instant at) {
    return intents.stream()
        .fold(
            stream ->
                intents
                    .group()
                    .fold(group -> of(at, intents, stream, group), absent -> unknown(NO_GROUP)),
            absent -> unknown(NO_STREAM));
  }

  private static Backlog unknown(String why) {
    Figure unknown = Figure.unknown(why);
    return new Backlog(unknown, unknown, unknown, unknown, Optional.empty(), Optional.empty());
  }

  private static Backlog of(
      Instant now,
      IntentStreamSnapshot intents,
      StreamReading.Present stream,
      GroupReading.Present group) {
    PendingSample pending = intents.pending();
    return new Backlog(
        waiting(stream, group, intents.undelivered()),
        live(stream, group, pending),
        ghosts(stream, group, pending),
        lost(stream, group),
        intents.undelivered().first().map(id -> age(id, now)),
        pending.oldest().map(id -> age(id, now)));
  }

  private static Figure waiting(
      StreamReading.Present stream, GroupReading.Present group, UndeliveredSample undelivered) {
    if (stream.length() == 0 || !group.lastDelivered().isBefore(stream.lastGenerated())) {
      return Figure.exact(0);
    }
    if (group.lastDelivered().isBefore(stream.first())) {
      return Figure.exact(stream.length());
    }
    if (undelivered.complete()) {
      return Figure.exact(undelivered.counted());
    }
    if (group.reportedLag().isPresent()
        && stream.entriesAdded().equals(OptionalLong.of(stream.length()))) {
      // Nothing was ever removed, so the server's counter has nothing to be wrong about.
      return Figure.exact(group.reportedLag().getAsLong());
    }
    if (group.reportedLag().isPresent() && group.reportedLag().getAsLong() <= stream.length()) {
      long lag = group.reportedLag().getAsLong();
      return Figure.of(Math.max(lag, undelivered.counted()), Quality.ESTIMATE);
    }
    return Figure.of(Math.max(byTime(stream, group), undelivered.counted()), Quality.ESTIMATE);
  }

  // Entries per second are taken as even between the first and the last id.
  private static long byTime(StreamReading.Present stream, GroupReading.Present group) {
    double span = seconds(stream.first(), stream.lastGenerated());
    double behind = seconds(group.lastDelivered(), stream.lastGenerated());
    return span <= 0 ? stream.length() : (long) (stream.length() * (behind / span));
  }

  private static double seconds(EntryId from, EntryId to) {
    Duration between = Duration.between(from.storedAt(), to.storedAt());
    return between.getSeconds() + between.getNano() / 1e9;
  }

  private static Figure ghosts(
      StreamReading.Present stream, GroupReading.Present group, PendingSample pending) {
    return oneKind(stream, group, pending)
        .map(kind -> Figure.exact(kind == Kind.GHOST ? group.pending() : 0))
        .orElseGet(() -> examined(group, pending, pending.gone()));
  }

  private static Figure live(
      StreamReading.Present stream, GroupReading.Present group, PendingSample pending) {
    return oneKind(stream, group, pending)
        .map(kind -> Figure.exact(kind == Kind.LIVE ? group.pending() : 0))
        .orElseGet(() -> examined(group, pending, pending.examined() - pending.gone()));
  }

  private enum Kind {
    LIVE,
    GHOST
  }

  // Trimming takes the oldest first: if the oldest pending entry is still there they all are, and
  // if
  // the newest is gone none is. An entry that was deleted by name shows among those examined.
  private static Optional<Kind> oneKind(
      StreamReading.Present stream, GroupReading.Present group, PendingSample pending) {
    if (newestIsGone(stream, pending)) {
      return Optional.of(Kind.GHOST);
    }
    boolean oldestIsThere = pending.oldest().filter(id -> !id.isBefore(stream.first())).isPresent();
    return group.pending() == 0 || (oldestIsThere && pending.gone() == 0)
        ? Optional.of(Kind.LIVE)
        : Optional.empty();
  }

  private static Figure examined(
      GroupReading.Present group, PendingSample pending, long ofThatKind) {
    if (pending.examined() < group.pending()) {
      return Figure.of(ofThatKind, Quality.AT_LEAST);
    }
    return pending.coverage() == PendingSample.Coverage.ONE_LOOK
        ? Figure.exact(ofThatKind)
        : Figure.of(ofThatKind, Quality.ESTIMATE);
  }

  private static boolean newestIsGone(StreamReading.Present stream, PendingSample pending) {
    return stream.length() == 0
        || pending.newest().filter(id -> id.isBefore(stream.first())).isPresent();
  }

  // Only while the cursor lies before the first entry can the gap be seen; once the group has read
  // past it, it takes a history of samples to know what was lost.
  private static Figure lost(StreamReading.Present stream, GroupReading.Present group) {
    boolean gapVisible =
        stream.length() == 0
            ? group.lastDelivered().isBefore(stream.lastGenerated())
            : group.lastDelivered().isBefore(stream.first());
    if (!gapVisible) {
      return Figure.exact(0);
    }
    if (stream.entriesAdded().isEmpty()) {
      return Figure.unknown("the counter of entries added was set beyond what can be counted");
    }
    long removed = stream.entriesAdded().getAsLong() - stream.length();
    if (removed == 0) {
      return Figure.exact(0);
    }
    if (group.entriesRead().isEmpty()) {
      return Figure.unknown("Redis has lost count of what the group has read");
    }
    return Figure.exact(Math.max(0, removed - group.entriesRead().getAsLong()));
  }

  private static Duration age(EntryId id, Instant now) {
    Duration age = Duration.between(id.storedAt(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
