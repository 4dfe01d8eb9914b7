package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.backlog.PendingSample.Coverage;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Optional;

/**
 * The way through a long pending list, one page a tick; at its end it begins anew, and the numbers
 * of the last whole walk are kept.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#pending.
 *
 * @param next last entry examined in this walk
 * @param examined entries examined in this walk
 * @param gone of those no longer there
 * @param whole what the last whole walk found
 */
public record PendingWalk(
    Optional<EntryId> next, long examined, long gone, Optional<PendingPage> whole) {

  /** Before the first step. */
  public static final PendingWalk BEGINNING =
      new PendingWalk(Optional.empty(), 0, 0, Optional.empty());

  /** One page further. */
  public PendingWalk plus(PendingPage page) {
    long allExamined = examined + page.examined();
    long allGone = gone + page.gone();
    return page.next().isPresent()
        ? new PendingWalk(page.next(), allExamined, allGone, whole)
        : new PendingWalk(
            Optional.empty(),
            0,
            0,
            Optional.of(new PendingPage(allExamined, allGone, Optional.empty())));
  }

  /** True if one look at this snapshot leaves open how many of the pending entries exist. */
  public static boolean isNeeded(PipelineSnapshot snapshot) {
    return Backlog.of(snapshot)
        .pendingGhost()
        .fold(known -> known.quality() == Figure.Quality.AT_LEAST, unknown -> false);
  }

  /** The snapshot with what the walk found in place of its own look, if that is more. */
  public PipelineSnapshot into(PipelineSnapshot snapshot) {
    PendingSample seen = snapshot.intents().pending();
    long total = snapshot.intents().group().fold(GroupReading.Present::pending, absent -> 0L);
    PendingSample walked =
        whole
            .map(
                all ->
                    new PendingSample(
                        seen.oldest(),
                        seen.newest(),
                        total,
                        Math.min(total, all.gone()),
                        Coverage.SEVERAL_LOOKS))
            .orElseGet(
                () ->
                    new PendingSample(
                        seen.oldest(),
                        seen.newest(),
                        Math.min(examined, Math.max(0, total - 1)),
                        Math.min(gone, total),
                        Coverage.SEVERAL_LOOKS));
    return walked.examined() > seen.examined() ? snapshot.withPending(walked) : snapshot;
  }
}
