package io.quantum.pipeline.domain.backlog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The attempt to look at every group of the intent stream.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#groups.
 */
public sealed interface GroupsReading {

  /** The most groups that are looked at; a stream of ours has one or a few. */
  int MOST = 32;

  /**
   * It worked.
   *
   * @param at the Redis clock
   * @param groups by name; none if there is no stream
   * @param others how many more there are than are looked at
   */
  record Taken(Instant at, List<NamedGroup> groups, long others) implements GroupsReading {
    /** Copies the list. */
    public Taken {
      Objects.requireNonNull(at, "at");
      groups = List.copyOf(groups);
    }
  }

  /**
   * It did not.
   *
   * @param why in words an operator can act on
   */
  record Unreadable(String why) implements GroupsReading {
    /** Refuses a missing reason. */
    public Unreadable {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * One group.
   *
   * @param name as the server has it
   * @param snapshot the stream as this group sees it
   */
  record NamedGroup(String name, IntentStreamSnapshot snapshot) {
    /** Refuses missing parts. */
    public NamedGroup {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(snapshot, "picture");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Taken, R> taken, Function<Unreadable, R> unreadable) {
    if (this instanceof Taken takenCase) {
      return taken.apply(takenCase);
    }
    return unreadable.apply((Unreadable) this);
  }
}
