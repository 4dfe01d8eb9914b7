package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.BacklogState;
import java.util.List;
import java.util.Objects;

/**
 * What to do about a backlog, as codes and values. Executes nothing.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#advice.
 *
 * @param state that it is about
 * @param recommendation the same for the state every time
 * @param evidence the reason of the state first
 * @param effects to be expected
 */
public record Advice(
    BacklogState state,
    Recommendation recommendation,
    List<Evidence> evidence,
    List<Effect> effects) {

  /** Copies the lists. */
  public Advice {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(recommendation, "recommendation");
    evidence = List.copyOf(evidence);
    effects = List.copyOf(effects);
  }
}
