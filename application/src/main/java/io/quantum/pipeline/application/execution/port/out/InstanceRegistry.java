package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.List;

/**
 * Who takes part in the consumer group: our instances, each with a sign of presence, and others
 * that should not.
 *
 * <p>Two instances under one name would share their pending entries; a second executor on the group
 * is the most likely accident of a migration, and would get a part of the intents. All methods are
 * one atomic step and may be repeated; after a crash a sign vanishes by itself when {@link #TERM}
 * has passed. <b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>:
 * docs/reference/delivery.md#presence; docs/reference/delivery.md#foreign-consumers.
 */
public interface InstanceRegistry {

  /** A consumer that got something within this time is active. */
  Duration ACTIVE = Duration.ofSeconds(60);

  /** A consumer that got nothing for so long, and of which there is no sign, is removed. */
  Duration LEFT_FOR_GOOD = Duration.ofHours(1);

  /** Who is there now. Changes nothing. */
  Participants participants();

  /**
   * Removes consumers that left for good, in one step with the check that nothing is pending under
   * them. May be repeated.
   *
   * @return who was removed
   */
  List<String> retire();

  /**
   * Who is there.
   *
   * @param foreignConsumers active consumers that never were instances of ours; they need not keep
   *     to the shape of our names
   * @param running our instances of which the sign is up
   */
  record Participants(List<String> foreignConsumers, List<Instance> running) {
    /** Copies the lists. */
    public Participants {
      foreignConsumers = List.copyOf(foreignConsumers);
      running = List.copyOf(running);
    }

    /** True if the running instances were started with different limits. */
    public boolean haveDifferentLimits() {
      return running.stream().mapToInt(Instance::openingLimit).distinct().count() > 1;
    }
  }

  /**
   * One of our instances.
   *
   * @param name its consumer name
   * @param openingLimit openings in a window, as it was started
   */
  record Instance(ConsumerName name, int openingLimit) {}

  /** How long a sign lasts without renewal. */
  Duration TERM = Duration.ofSeconds(10);

  /**
   * Puts up or renews the sign; false if somebody else's is up under this name.
   *
   * @param openingLimit the openings in a window that this instance was started with: the smallest
   *     one of the running instances counts for all
   */
  boolean announce(ConsumerName me, String token, int openingLimit);

  /** Takes the sign down, if it is the caller's. */
  void withdraw(ConsumerName me, String token);
}
