package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.Objects;

/**
 * One entry that was delivered and is not acknowledged.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: Redis documentation, "XPENDING".
 *
 * @param id the entry
 * @param owner the consumer that has it; a stranger's name need not keep to the shape of ours
 * @param idle since it was last delivered or moved
 * @param deliveries as the server counts them; our service does not rely on it
 * @param body whether it is still there
 */
public record PendingEntry(EntryId id, String owner, Duration idle, long deliveries, Body body) {

  /** What became of the entry itself. */
  public enum Body {
    /** It can be read. */
    HERE,
    /** It was trimmed or deleted: the entry is a ghost. */
    GONE
  }

  /** Refuses missing parts. */
  public PendingEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(body, "body");
  }

  /** True if only the mark of it is left. */
  public boolean isGhost() {
    return body == Body.GONE;
  }
}
