package io.quantum.pipeline.domain.backlog;

/**
 * What the backlog is up to, in one word. The first that applies wins; the order of the constants
 * is the order of the check.
 *
 * <p>States that need a window of samples are decided once there is a history; one picture gives
 * the others. <b>Threads</b>: immutable. <b>Source</b>: spec part 3, table of states.
 */
public enum BacklogState {
  /** Unreachable, access denied, wrong type, or numbers not derivable. */
  UNKNOWN,
  /** The stream does not exist: nothing was published yet. */
  NO_STREAM,
  /** The group does not exist: the service never started. */
  NO_GROUP,
  /** Unread entries are missing. */
  LOSING,
  /** Entries wait and every unit that can be asked is down. */
  STOPPED,
  /** None of the above. */
  OK
}
