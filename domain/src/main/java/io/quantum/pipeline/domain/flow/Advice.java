package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.BacklogState;
import java.util.List;
import java.util.Objects;

/**
 * What to do about a backlog. Executes nothing.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#advice.
 *
 * @param state that it is about
 * @param recommendation in one sentence, the same for the state every time
 * @param evidence what it rests on
 * @param effect what to expect of it
 * @param commands exact commands or settings
 * @param refutedBy what would prove it wrong
 */
public record Advice(
    BacklogState state,
    String recommendation,
    List<String> evidence,
    List<String> effect,
    List<String> commands,
    String refutedBy) {

  /** Refuses missing parts. */
  public Advice {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(recommendation, "recommendation");
    evidence = List.copyOf(evidence);
    effect = List.copyOf(effect);
    commands = List.copyOf(commands);
    Objects.requireNonNull(refutedBy, "refutedBy");
  }

  /** The recommendation for a state. */
  public static String recommendation(BacklogState state) {
    return switch (state) {
      case UNKNOWN -> "find out what is missing before anything is changed";
      case NO_STREAM -> "nothing was published yet: start a producer";
      case NO_GROUP -> "the service never started here: start it, it makes its group";
      case REWOUND ->
          "find out who moved or destroyed the group; redelivery is harmless, no order is sent twice";
      case LOSING -> "protect the data first: find out who trims, and stop it; then look at rates";
      case STOPPED -> "look at the units and why they ended; restart as the last resort";
      case STALLED ->
          "look at the units and the consumers: something is up but reads nothing;"
              + " restart as the last resort";
      case POISONED -> "find the source that breaks the contract, and the rule that it breaks";
      case WORTHLESS ->
          "do not drain for value: what waits has expired and will be closed in bulk;"
              + " leave the limit as it is";
      case FALLING_BEHIND ->
          "look for a publisher whose rate has jumped, then for new invalid entries";
      case HOLDING ->
          "a small increase (5 to 10 a minute) may be considered,"
              + " if positions do not accumulate";
      case CATCHING_UP, OK -> "keep the present limit";
    };
  }
}
