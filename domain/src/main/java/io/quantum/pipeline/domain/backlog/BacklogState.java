package io.quantum.pipeline.domain.backlog;

/**
 * What the backlog is up to, in one word. The first that applies wins; the order of the constants
 * is the order of the check.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#states.
 */
public enum BacklogState {
  /** Unreachable, access denied, wrong type, or numbers not derivable. */
  UNKNOWN("unreachable, access denied, wrong type, or numbers not derivable"),
  /** The stream does not exist: nothing was published yet. */
  NO_STREAM("the stream does not exist: nothing was published yet"),
  /** The group does not exist: the service never started. */
  NO_GROUP("the group does not exist: the service never started"),
  /** The cursor went back, or the group was made anew. */
  REWOUND("the cursor went back, or the group was created anew, in the window"),
  /** Unread entries are missing. */
  LOSING("unread entries were lost in the window, or are missing now"),
  /** Entries wait and every unit or reader that can be asked is down. */
  STOPPED("entries wait and every known unit or reader is down"),
  /** Entries wait and the cursor does not move. */
  STALLED("entries wait and the cursor did not move for the window, 30 s at least"),
  /** Most of what is settled breaks the contract. */
  POISONED("over half of what was settled in the window is invalid"),
  /** All that waits is too old to be executed. */
  WORTHLESS("even the newest waiting entry is past its age limit"),
  /** The backlog grows. */
  FALLING_BEHIND("the whole net interval is above 0"),
  /** The backlog shrinks. */
  CATCHING_UP("the whole net interval is below 0"),
  /** More waits than can be of use, and it neither grows nor shrinks for certain. */
  HOLDING("more waits than the useful depth and the net interval holds 0"),
  /** None of the above. */
  OK("otherwise");

  private final String condition;

  BacklogState(String condition) {
    this.condition = condition;
  }

  /** When it applies, as the documentation has it. */
  public String condition() {
    return condition;
  }
}
