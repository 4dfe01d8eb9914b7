package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Server, executors, limits and exposure at the time of a snapshot.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#snapshot.
 *
 * @param runId of this life of the server
 * @param groupCreations how often the service has created its group; more than once is a heal
 * @param newest the newest entry of the intent stream, if there is one
 * @param executors our instances
 * @param openings what limits openings
 * @param exposure what is held at the venue, empty if the venue's books are elsewhere
 */
public record SnapshotContext(
    String runId,
    long groupCreations,
    Optional<NewestEntry> newest,
    Executors executors,
    Openings openings,
    Optional<Exposure> exposure) {

  /** Nothing is there. */
  public static final SnapshotContext EMPTY =
      new SnapshotContext(
          "",
          0,
          Optional.empty(),
          new Executors(0, 0, Optional.empty()),
          new Openings(OptionalInt.empty(), Optional.empty(), Optional.empty()),
          Optional.empty());

  /**
   * The newest entry of the intent stream.
   *
   * @param id when it was stored
   * @param action what it asks for, empty if it does not say
   */
  public record NewestEntry(EntryId id, Optional<Action> action) {
    /** Refuses missing parts. */
    public NewestEntry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(action, "action");
    }
  }

  /**
   * Our instances by their signs of life.
   *
   * @param known that ever ran here and were not removed
   * @param alive of which the sign is up
   * @param diagnosticsFor how long they still write diagnostics on an operator's wish, empty if
   *     there is none; what an instance was started with is not seen from here
   */
  public record Executors(long known, long alive, Optional<Duration> diagnosticsFor) {
    /** Refuses a missing part. */
    public Executors {
      Objects.requireNonNull(diagnosticsFor, "diagnosticsFor");
    }
  }

  /**
   * What limits openings.
   *
   * @param limitInForce in any window: the operator's while it lasts, else the smallest of the
   *     running instances, empty if none runs
   * @param overrideEndsIn how long the operator's limit still holds, empty if there is none
   * @param nextSlot when the window has room again, empty if it has or if nobody can tell
   */
  public record Openings(
      OptionalInt limitInForce, Optional<Duration> overrideEndsIn, Optional<Instant> nextSlot) {
    /** Refuses missing parts. */
    public Openings {
      Objects.requireNonNull(limitInForce, "limitInForce");
      Objects.requireNonNull(overrideEndsIn, "overrideEndsIn");
      Objects.requireNonNull(nextSlot, "nextSlot");
    }
  }

  /**
   * Open positions.
   *
   * @param positions how many symbols are held, long or short
   * @param grossNotional sum of their sizes at the last prices, in USD
   */
  public record Exposure(long positions, BigDecimal grossNotional) {
    /** Refuses missing parts. */
    public Exposure {
      Objects.requireNonNull(grossNotional, "grossNotional");
    }
  }

  /** Refuses missing parts. */
  public SnapshotContext {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(executors, "executors");
    Objects.requireNonNull(openings, "openings");
    Objects.requireNonNull(exposure, "exposure");
  }
}
