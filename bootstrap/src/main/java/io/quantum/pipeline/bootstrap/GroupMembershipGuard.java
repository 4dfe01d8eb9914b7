package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry.Participants;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.execution.port.out.StoredValues.Unreadable;
import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who else is on the group, and what others wrote under our keys: refuses to start beside a foreign
 * executor, and says so if one comes later or if a value cannot be read.
 *
 * <p>Not thread-safe. Source: docs/reference/delivery.md#foreign-consumers.
 */
final class GroupMembershipGuard {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMembershipGuard.class);
  private static final int SHOWN = 64;

  private final InstanceRegistry census;
  private final StoredValues values;
  private final HealthConditions concerns;
  private List<String> knownStrangers = List.of();
  private List<Unreadable> knownUnreadable = List.of();
  private boolean differing;

  GroupMembershipGuard(InstanceRegistry census, StoredValues values, HealthConditions concerns) {
    this.census = census;
    this.values = values;
    this.concerns = concerns;
  }

  /** Two executors on one group would each get a part of the intents. */
  void refuseStrangers() {
    List<String> foreignConsumers = census.participants().foreignConsumers();
    if (!foreignConsumers.isEmpty()) {
      throw new StartRefused(
          ExitCode.REDIS_UNUSABLE,
          "another executor reads this group (active within %d s): %s; stop it first"
              .formatted(InstanceRegistry.ACTIVE.toSeconds(), shown(foreignConsumers)));
    }
  }

  /** Looks again, and tells what is new. */
  void look() {
    lookAtParticipants();
    lookAtValues();
  }

  private void lookAtValues() {
    List<Unreadable> there = values.unreadable();
    there.stream()
        .filter(found -> !knownUnreadable.contains(found))
        .forEach(found -> LOG.error("VALUE UNREADABLE: {}", found.sentence()));
    knownUnreadable = there;
    concerns.set(
        "values",
        Optional.of(there)
            .filter(some -> !some.isEmpty())
            .map(
                some -> some.stream().map(Unreadable::sentence).collect(Collectors.joining("; "))));
  }

  private void lookAtParticipants() {
    Participants there = census.participants();
    if (!there.foreignConsumers().equals(knownStrangers)) {
      knownStrangers = there.foreignConsumers();
      if (!knownStrangers.isEmpty()) {
        LOG.error(
            "STRANGER: another executor reads this group consumers={}", shown(knownStrangers));
      }
    }
    concerns.set(
        "strangers",
        Optional.of(knownStrangers)
            .filter(foreignConsumers -> !foreignConsumers.isEmpty())
            .map(
                foreignConsumers ->
                    "another executor reads this group: " + shown(foreignConsumers)));
    if (there.haveDifferentLimits() && !differing) {
      LOG.warn(
          "LIMITS DIFFER: the smallest one counts instances={}",
          there.running().stream()
              .map(instance -> instance.name() + "=" + instance.openingLimit())
              .collect(Collectors.joining(",")));
    }
    differing = there.haveDifferentLimits();
  }

  /** Removes consumers that left for good. */
  void retire() {
    List<String> retired = census.retire();
    if (!retired.isEmpty()) {
      LOG.info("CONSUMERS REMOVED: idle and empty for over an hour consumers={}", shown(retired));
    }
  }

  private static String shown(List<String> names) {
    return names.stream()
        .map(name -> PrintableText.shorten(name, SHOWN))
        .collect(Collectors.joining(","));
  }
}
