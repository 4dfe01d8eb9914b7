package io.quantum.pipeline.domain.checkup;

import java.util.List;
import java.util.Objects;

/**
 * Everything that was looked at, in the order in which it should be mended.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#doctor.
 *
 * @param items each subject at least once
 */
public record Checkup(List<Item> items) {

  /** What an item is about. */
  public enum Subject {
    /** Whether the server can be reached, and how fast it answers. */
    CONNECTION,
    /** Version and settings of the server. */
    SERVER,
    /** What the user of this tool may do there. */
    RIGHTS,
    /** The clocks of server, stream and this host. */
    CLOCK,
    /** Instances, their limits, and foreignConsumers on the group. */
    INSTANCES,
    /** What operators have set. */
    TRADING,
    /** The units of the host. */
    UNIT,
    /** The journal of the host. */
    JOURNAL
  }

  /** How good it is. */
  public enum Grade {
    /** As it should be, or worth knowing. */
    OK,
    /** It works, but should be changed. */
    WARN,
    /** It must be changed. */
    FAIL,
    /** It could not be found out. */
    UNKNOWN
  }

  /**
   * One thing that was looked at.
   *
   * @param subject what it is about
   * @param grade how good it is
   * @param finding what was found, not escaped
   * @param remedy what helps, empty if nothing need be done
   */
  public record Item(Subject subject, Grade grade, String finding, String remedy) {
    /** Refuses missing parts. */
    public Item {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(grade, "grade");
      Objects.requireNonNull(finding, "finding");
      Objects.requireNonNull(remedy, "remedy");
    }
  }

  /** Copies the list. */
  public Checkup {
    items = List.copyOf(items);
  }

  /** True if there is an item of that grade. */
  public boolean has(Grade grade) {
    return items.stream().anyMatch(item -> item.grade() == grade);
  }

  /**
   * True if something about the pipeline could not be found out. A host without systemd cannot be
   * asked about units, which says nothing about the pipeline.
   */
  public boolean isIncomplete() {
    return items.stream()
        .anyMatch(
            item ->
                item.grade() == Grade.UNKNOWN
                    && item.subject() != Subject.UNIT
                    && item.subject() != Subject.JOURNAL);
  }
}
