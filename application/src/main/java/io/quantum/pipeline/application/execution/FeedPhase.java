package io.quantum.pipeline.application.execution;

/**
 * Where the reader stands with its entries, what is planned from there, and what follows.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/delivery.md#turn.
 */
enum FeedPhase {
  /** The group is to be opened: nothing is known, or nothing any more. */
  OPEN,
  /** The group is open; what others left behind is not swept yet. */
  SWEEP,
  /** Entries pending under the own name are decided, page by page. */
  PENDING,
  /** New entries are read. */
  NEW,
  /** New entries are read directly behind a full batch: reads ahead are under way. */
  BACKLOG;

  /** What changes the phase. */
  enum Event {
    /** The group was opened. */
    OPENED,
    /** The own pending entries must be listed from the first one on. */
    PENDING_DUE,
    /** A sweep that was due has found nothing. */
    SWEPT,
    /** The last pending entry was handed over. */
    PENDING_READ,
    /** A read has left nothing that is known of. */
    ALL_READ,
    /** A read was full: more may be there. */
    FULL_READ,
    /** Only the context was read, because the caller has no room for entries. */
    PEEKED,
    /** The group or data are gone. */
    LOST,
    /** The lease was lost, or a step failed. */
    STARTED_OVER
  }

  /** What a call of the feed does first. */
  enum Kind {
    /** Opens the group, then sweeps. */
    OPEN,
    /** Sweeps, then reads as its result demands. */
    SWEEP,
    /** Reads pending entries. */
    PENDING,
    /** Reads new entries. */
    NEW,
    /** Reads the context alone. */
    PEEK
  }

  /**
   * What a call of the feed is to do.
   *
   * @param kind what comes first
   * @param full true if no entries may be read
   * @param pipelined true if the dismissals of the batch before may still be under way
   */
  record Plan(Kind kind, boolean full, boolean pipelined) {}

  /** A change of the phase, possibly to the same one. */
  record Transition(FeedPhase from, Event event, FeedPhase to) {}

  /**
   * What comes next.
   *
   * @param sweepDue true if the last sweep is too long ago
   * @param full true if the caller has no room for entries
   */
  Plan plan(boolean sweepDue, boolean full) {
    Kind kind =
        switch (this) {
          case OPEN -> Kind.OPEN;
          case SWEEP -> Kind.SWEEP;
          case PENDING -> sweepDue ? Kind.SWEEP : full ? Kind.PEEK : Kind.PENDING;
          case NEW, BACKLOG -> sweepDue ? Kind.SWEEP : full ? Kind.PEEK : Kind.NEW;
        };
    return new Plan(kind, full, this == BACKLOG && !sweepDue);
  }

  /** The phase behind an event. */
  Transition on(Event event) {
    FeedPhase next =
        switch (event) {
          case OPENED -> SWEEP;
          case PENDING_DUE -> PENDING;
          case SWEPT, PEEKED -> this == BACKLOG ? NEW : this;
          case PENDING_READ, ALL_READ -> NEW;
          case FULL_READ -> BACKLOG;
          case LOST, STARTED_OVER -> OPEN;
        };
    return new Transition(this, event, next);
  }
}
