package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one intent, as far as it is still recorded.
 *
 * <p><b>Units</b>: instants are of the Redis clock, but for {@link Stage#MADE}, which is what the
 * producer says. <b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#trace.
 *
 * @param entry the intent's entry
 * @param identity whose order it is or would be; empty if its body is gone or no valid intent
 * @param standing how it stands
 * @param milestones by time
 * @param gone which records of its time exist no more
 */
public record IntentTrace(
    EntryId entry,
    Optional<ClientOrderId> identity,
    Standing standing,
    List<Milestone> milestones,
    List<Gone> gone) {

  /** How an entry stands. */
  public enum Standing {
    /** It was not delivered yet. */
    WAITING,
    /** Delivered and not settled; it has no order. */
    PENDING,
    /** Its order is under way. */
    IN_FLIGHT,
    /** Its order waits for an operator. */
    UNRESOLVED,
    /** It has its outcome. */
    ENDED,
    /** It was delivered and is not pending, and no record of an outcome is found. */
    NO_OUTCOME_FOUND
  }

  /** What happens to an intent. */
  public enum Stage {
    /** Its producer made it. */
    MADE,
    /** It was put on the stream. */
    PUBLISHED,
    /** It was last delivered; recorded only while it is pending. */
    DELIVERED,
    /** Its order was written down. */
    CLAIMED,
    /** The venue had its order. */
    ARRIVED,
    /** Its order ended. */
    RESULT,
    /** It was closed without an order. */
    CLOSED,
    /** It became a dead letter. */
    PUT_ASIDE,
    /** The order of the same identity was written down for another entry. */
    ORDERED_ELSEWHERE
  }

  /**
   * One thing that happened.
   *
   * @param stage which
   * @param at when
   * @param evidence the entry that tells of it, if it is one
   * @param detail in words, empty if there is nothing to add; not escaped
   */
  public record Milestone(Stage stage, Instant at, Optional<EntryId> evidence, String detail) {
    /** Refuses missing parts. */
    public Milestone {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(detail, "detail");
    }
  }

  /**
   * A part of a stream that was trimmed or deleted.
   *
   * @param stream which
   * @param before nothing older than this is kept for certain
   */
  public record Gone(HistoryStream stream, EntryId before) {
    /** Refuses missing parts. */
    public Gone {
      Objects.requireNonNull(stream, "stream");
      Objects.requireNonNull(before, "before");
    }
  }

  /** Copies the lists, milestones by time; what happened at one instant stays in its order. */
  public IntentTrace {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(standing, "standing");
    milestones = milestones.stream().sorted(Comparator.comparing(Milestone::at)).toList();
    gone = List.copyOf(gone);
  }
}
