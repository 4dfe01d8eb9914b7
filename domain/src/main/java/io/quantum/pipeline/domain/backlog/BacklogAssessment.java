package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A state and one sentence that gives the reason.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: spec part 3, table of states.
 *
 * @param state in one word
 * @param why in one sentence
 */
public record BacklogAssessment(BacklogState state, String why) {
  /** Refuses missing parts. */
  public BacklogAssessment {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(why, "why");
  }

  /** Judges one picture; units that cannot be asked change nothing. */
  public static BacklogAssessment of(PipelineReading reading, List<UnitReading> units) {
    return reading.fold(
        taken -> of(taken.picture(), units),
        unreadable -> new BacklogAssessment(BacklogState.UNKNOWN, unreadable.why()));
  }

  private static BacklogAssessment of(PipelinePicture picture, List<UnitReading> units) {
    if (picture.intents().stream() instanceof StreamReading.Absent) {
      return new BacklogAssessment(BacklogState.NO_STREAM, "nothing has been published yet");
    }
    if (picture.intents().group() instanceof GroupReading.Absent) {
      return new BacklogAssessment(
          BacklogState.NO_GROUP, "the execution service has never started here");
    }
    Backlog backlog = Backlog.of(picture);
    OptionalLong waiting = backlog.waiting().number();
    OptionalLong lost = backlog.lost().number();
    if (waiting.isEmpty() || lost.isEmpty()) {
      return new BacklogAssessment(BacklogState.UNKNOWN, why(backlog));
    }
    if (lost.getAsLong() > 0) {
      return new BacklogAssessment(
          BacklogState.LOSING,
          "%d entries were trimmed before anybody read them".formatted(lost.getAsLong()));
    }
    if (waiting.getAsLong() > 0 && allDown(units)) {
      return new BacklogAssessment(
          BacklogState.STOPPED,
          "%d entries wait and every known unit is down".formatted(waiting.getAsLong()));
    }
    return new BacklogAssessment(
        BacklogState.OK,
        waiting.getAsLong() == 0
            ? "nothing waits"
            : "%d entries wait; one picture has no trend".formatted(waiting.getAsLong()));
  }

  private static String why(Backlog backlog) {
    return backlog
        .waiting()
        .fold(
            known -> backlog.lost().fold(lost -> "", unknown -> unknown.why()),
            unknown -> unknown.why());
  }

  private static boolean allDown(List<UnitReading> units) {
    List<UnitReading> known =
        units.stream().filter(unit -> unit instanceof UnitReading.Known).toList();
    return !known.isEmpty()
        && known.stream()
            .noneMatch(
                unit ->
                    unit.<Boolean>fold(
                        report -> report.report().isActive(), none -> false, unknown -> false));
  }
}
