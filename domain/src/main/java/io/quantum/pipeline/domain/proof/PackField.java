package io.quantum.pipeline.domain.proof;

import static io.quantum.pipeline.domain.proof.ProofEntry.Stability.CHANGING;
import static io.quantum.pipeline.domain.proof.ProofEntry.Stability.STABLE;
import static io.quantum.pipeline.domain.proof.ProofPart.CONSERVATION;
import static io.quantum.pipeline.domain.proof.ProofPart.COST;
import static io.quantum.pipeline.domain.proof.ProofPart.ERRORS;
import static io.quantum.pipeline.domain.proof.ProofPart.GROUPS;
import static io.quantum.pipeline.domain.proof.ProofPart.HEALTH;
import static io.quantum.pipeline.domain.proof.ProofPart.IDENTITY;
import static io.quantum.pipeline.domain.proof.ProofPart.LOGS;
import static io.quantum.pipeline.domain.proof.ProofPart.RESULTS;
import static io.quantum.pipeline.domain.proof.ProofPart.THROUGHPUT;
import static io.quantum.pipeline.domain.proof.ProofPart.UNITS;
import static io.quantum.pipeline.domain.proof.ProofPart.WINDOW;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.proof.ProofEntry.Stability;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every field that a capture writes: the section, the name on the wire, and whether its value
 * differs between any two captures. A pack that an older or a newer tool wrote may hold others.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#sections.
 */
public enum PackField {
  IDENTITY_HOST(IDENTITY, Subject.NONE, "host", STABLE),
  IDENTITY_BOOT_ID(IDENTITY, Subject.NONE, "boot_id", STABLE),
  IDENTITY_TOOL_VERSION(IDENTITY, Subject.NONE, "tool_version", STABLE),
  IDENTITY_SERVER(IDENTITY, Subject.NONE, "server", STABLE),
  IDENTITY_STREAM(IDENTITY, Subject.NONE, "stream", STABLE),
  IDENTITY_GROUP(IDENTITY, Subject.NONE, "group", STABLE),
  IDENTITY_REDIS_VERSION(IDENTITY, Subject.NONE, "redis_version", STABLE),
  IDENTITY_REDIS_RUN_ID(IDENTITY, Subject.NONE, "redis_run_id", STABLE),
  IDENTITY_MANAGER_ENVIRONMENT(IDENTITY, Subject.NONE, "manager_environment", STABLE),
  IDENTITY_MANAGER_VALUE(IDENTITY, Subject.REQUIRED, "manager_value", STABLE),
  IDENTITY_SHA256(IDENTITY, Subject.REQUIRED, "sha256", STABLE),
  RESULTS_STREAM(RESULTS, Subject.NONE, "stream", STABLE),
  RESULTS_PRESENT(RESULTS, Subject.NONE, "present", STABLE),
  RESULTS_LENGTH(RESULTS, Subject.NONE, "length", STABLE),
  RESULTS_ENTRIES_ADDED(RESULTS, Subject.NONE, "entries_added", STABLE),
  RESULTS_LAST_ID(RESULTS, Subject.NONE, "last_id", CHANGING),
  RESULTS_LAST_AGE_SECONDS(RESULTS, Subject.NONE, "last_age_seconds", CHANGING),
  GROUPS_STREAM(GROUPS, Subject.NONE, "stream", STABLE),
  GROUPS_COUNT(GROUPS, Subject.NONE, "count", STABLE),
  GROUPS_PRESENT(GROUPS, Subject.REQUIRED, "present", STABLE),
  GROUPS_WAITING(GROUPS, Subject.REQUIRED, "waiting", STABLE),
  GROUPS_OLDEST_WAITING_SECONDS(GROUPS, Subject.REQUIRED, "oldest_waiting_seconds", CHANGING),
  GROUPS_MISSING_NOW(GROUPS, Subject.REQUIRED, "missing_now", STABLE),
  GROUPS_LOST(GROUPS, Subject.REQUIRED, "lost", STABLE),
  GROUPS_PENDING(GROUPS, Subject.REQUIRED, "pending", STABLE),
  GROUPS_PENDING_LIVE(GROUPS, Subject.REQUIRED, "pending_live", STABLE),
  GROUPS_PENDING_GHOST(GROUPS, Subject.REQUIRED, "pending_ghost", STABLE),
  GROUPS_OLDEST_PENDING_SECONDS(GROUPS, Subject.REQUIRED, "oldest_pending_seconds", CHANGING),
  GROUPS_CONSUMERS(GROUPS, Subject.REQUIRED, "consumers", STABLE),
  GROUPS_ENTRIES_READ(GROUPS, Subject.REQUIRED, "entries_read", STABLE),
  GROUPS_LAST_DELIVERED_ID(GROUPS, Subject.REQUIRED, "last_delivered_id", CHANGING),
  GROUPS_REPORTED_LAG(GROUPS, Subject.REQUIRED, "reported_lag", STABLE),
  WINDOW_TRADING_STATE(WINDOW, Subject.NONE, "trading_state", STABLE),
  WINDOW_ORDER_LIMIT(WINDOW, Subject.NONE, "order_limit", STABLE),
  WINDOW_WINDOW_SECONDS(WINDOW, Subject.NONE, "window_seconds", STABLE),
  WINDOW_ORDERS_IN_WINDOW(WINDOW, Subject.NONE, "orders_in_window", CHANGING),
  WINDOW_LIMIT_OVERRIDE(WINDOW, Subject.NONE, "limit_override", STABLE),
  WINDOW_LIMIT_OVERRIDE_ENDS_IN_SECONDS(
      WINDOW, Subject.NONE, "limit_override_ends_in_seconds", CHANGING),
  WINDOW_NEXT_SLOT_IN_SECONDS(WINDOW, Subject.NONE, "next_slot_in_seconds", CHANGING),
  WINDOW_DIAGNOSTICS(WINDOW, Subject.NONE, "diagnostics", STABLE),
  WINDOW_DIAGNOSTICS_END_IN_SECONDS(WINDOW, Subject.NONE, "diagnostics_end_in_seconds", CHANGING),
  CONSERVATION_EQUAL(CONSERVATION, Subject.NONE, "equal", STABLE),
  CONSERVATION_MISSING(CONSERVATION, Subject.NONE, "missing", STABLE),
  CONSERVATION_DELIVERED(CONSERVATION, Subject.NONE, "delivered", STABLE),
  CONSERVATION_PENDING(CONSERVATION, Subject.NONE, "pending", STABLE),
  CONSERVATION_OFFSET(CONSERVATION, Subject.NONE, "offset", STABLE),
  CONSERVATION_SETTLED(CONSERVATION, Subject.NONE, "settled", STABLE),
  CONSERVATION_OUTCOME_FILLED(CONSERVATION, Subject.NONE, "outcome_filled", STABLE),
  CONSERVATION_OUTCOME_PARTIAL(CONSERVATION, Subject.NONE, "outcome_partial", STABLE),
  CONSERVATION_OUTCOME_REJECTED(CONSERVATION, Subject.NONE, "outcome_rejected", STABLE),
  CONSERVATION_OUTCOME_PENDING_FILL(CONSERVATION, Subject.NONE, "outcome_pending_fill", STABLE),
  CONSERVATION_OUTCOME_NOT_SENT(CONSERVATION, Subject.NONE, "outcome_not_sent", STABLE),
  CONSERVATION_OUTCOME_RATE_LIMITED(CONSERVATION, Subject.NONE, "outcome_rate_limited", STABLE),
  CONSERVATION_OUTCOME_EXPIRED(CONSERVATION, Subject.NONE, "outcome_expired", STABLE),
  CONSERVATION_OUTCOME_DUPLICATE(CONSERVATION, Subject.NONE, "outcome_duplicate", STABLE),
  CONSERVATION_OUTCOME_HALTED(CONSERVATION, Subject.NONE, "outcome_halted", STABLE),
  CONSERVATION_OUTCOME_INVALID(CONSERVATION, Subject.NONE, "outcome_invalid", STABLE),
  CONSERVATION_OUTCOME_LOST_TRIMMED(CONSERVATION, Subject.NONE, "outcome_lost_trimmed", STABLE),
  UNITS_STATE(UNITS, Subject.REQUIRED, "state", STABLE),
  UNITS_SUB_STATE(UNITS, Subject.REQUIRED, "sub_state", STABLE),
  UNITS_RESTARTS(UNITS, Subject.REQUIRED, "restarts", STABLE),
  UNITS_PID(UNITS, Subject.REQUIRED, "pid", CHANGING),
  UNITS_SINCE(UNITS, Subject.REQUIRED, "since", CHANGING),
  UNITS_MEMORY_BYTES(UNITS, Subject.REQUIRED, "memory_bytes", CHANGING),
  UNITS_INVOCATION(UNITS, Subject.REQUIRED, "invocation", CHANGING),
  LOGS_LINES(LOGS, Subject.NONE, "lines", CHANGING),
  LOGS_COVERED_SECONDS(LOGS, Subject.NONE, "covered_seconds", CHANGING),
  LOGS_WHOLE(LOGS, Subject.NONE, "whole", CHANGING),
  LOGS_OTHER_LINES(LOGS, Subject.NONE, "other_lines", CHANGING),
  LOGS_TEMPLATE_LINES(LOGS, Subject.REQUIRED, "lines", CHANGING),
  ERRORS_DEAD_LETTERS(ERRORS, Subject.NONE, "dead_letters", STABLE),
  ERRORS_INVALID(ERRORS, Subject.NONE, "invalid", STABLE),
  ERRORS_REJECTED(ERRORS, Subject.NONE, "rejected", STABLE),
  ERRORS_LOST_TRIMMED(ERRORS, Subject.NONE, "lost_trimmed", STABLE),
  ERRORS_ERROR_LINES(ERRORS, Subject.NONE, "error_lines", CHANGING),
  ERRORS_WARNING_LINES(ERRORS, Subject.NONE, "warning_lines", CHANGING),
  ERRORS_TEMPLATE_LINES(ERRORS, Subject.REQUIRED, "lines", CHANGING),
  THROUGHPUT_SAMPLE_SECONDS(THROUGHPUT, Subject.NONE, "sample_seconds", CHANGING),
  THROUGHPUT_ARRIVED(THROUGHPUT, Subject.NONE, "arrived", CHANGING),
  THROUGHPUT_DELIVERED(THROUGHPUT, Subject.NONE, "delivered", CHANGING),
  THROUGHPUT_ACKNOWLEDGED(THROUGHPUT, Subject.NONE, "acknowledged", CHANGING),
  THROUGHPUT_RESULTS(THROUGHPUT, Subject.NONE, "results", CHANGING),
  THROUGHPUT_LOST(THROUGHPUT, Subject.NONE, "lost", CHANGING),
  THROUGHPUT_NET(THROUGHPUT, Subject.NONE, "net", CHANGING),
  THROUGHPUT_WAITING(THROUGHPUT, Subject.REQUIRED, "waiting", CHANGING),
  THROUGHPUT_PENDING(THROUGHPUT, Subject.REQUIRED, "pending", CHANGING),
  THROUGHPUT_LOST_SINCE(THROUGHPUT, Subject.REQUIRED, "lost_since", CHANGING),
  THROUGHPUT_RESULTS_SINCE(THROUGHPUT, Subject.REQUIRED, "results_since", CHANGING),
  THROUGHPUT_SAMPLES(THROUGHPUT, Subject.REQUIRED, "samples", CHANGING),
  THROUGHPUT_GAPS(THROUGHPUT, Subject.REQUIRED, "gaps", CHANGING),
  HEALTH_STATE(HEALTH, Subject.NONE, "state", CHANGING),
  HEALTH_WHY(HEALTH, Subject.NONE, "why", CHANGING),
  HEALTH_RESULTS_MOVING(HEALTH, Subject.NONE, "results_moving", CHANGING),
  HEALTH_RESULTS_LAST_ID(HEALTH, Subject.NONE, "results_last_id", CHANGING),
  HEALTH_BACKLOG_TRUE(HEALTH, Subject.NONE, "backlog_true", STABLE),
  HEALTH_BACKLOG_REPORTED(HEALTH, Subject.NONE, "backlog_reported", STABLE),
  HEALTH_PENDING_LIVE(HEALTH, Subject.NONE, "pending_live", STABLE),
  HEALTH_PENDING_GHOST(HEALTH, Subject.NONE, "pending_ghost", STABLE),
  HEALTH_CONSERVATION(HEALTH, Subject.NONE, "conservation", STABLE),
  HEALTH_EXECUTORS_ALIVE(HEALTH, Subject.NONE, "executors_alive", STABLE),
  HEALTH_SPAM_TEMPLATES(HEALTH, Subject.NONE, "spam_templates", CHANGING),
  HEALTH_SPAM(HEALTH, Subject.REQUIRED, "spam", CHANGING),
  HEALTH_SERVICE(HEALTH, Subject.REQUIRED, "service", STABLE),
  COST_COUNTED(COST, Subject.NONE, "counted", STABLE),
  COST_CALLS(COST, Subject.NONE, "calls", CHANGING),
  COST_SERVER_MICROS(COST, Subject.NONE, "server_micros", CHANGING);

  /** Whether a section holds the field once or for each of several things. */
  public enum Subject {
    /** Once, without a subject. */
    NONE,
    /** For each group, unit, template, variable or point in time. */
    REQUIRED
  }

  /** So many letters off is a name that another section has. */
  private static final int ANOTHER_SECTION = 3;

  private final ProofPart part;
  private final Subject subject;
  private final String wireName;
  private final Stability stability;

  PackField(ProofPart part, Subject subject, String wireName, Stability stability) {
    this.part = part;
    this.subject = subject;
    this.wireName = wireName;
    this.stability = stability;
  }

  /** The count of an outcome in the ledger. */
  public static PackField outcome(OutcomeCode code) {
    return Arrays.stream(values())
        .filter(field -> field.part == CONSERVATION)
        .filter(field -> field.wireName.equals("outcome_" + code.wireName()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The fields that somebody may have meant by a name in a section, the nearest first.
   *
   * @param limit how many at most
   */
  public static List<PackField> nearest(ProofPart part, String name, int limit) {
    return Arrays.stream(values())
        .sorted(
            Comparator.comparingInt(
                field ->
                    EditDistance.between(name, field.wireName)
                        + (field.part == part ? 0 : ANOTHER_SECTION)))
        .limit(limit)
        .toList();
  }

  /** The section. */
  public ProofPart part() {
    return part;
  }

  /** Whether the field has a subject. */
  public Subject subject() {
    return subject;
  }

  /** The last word of its path. */
  public String wireName() {
    return wireName;
  }

  /** Whether its value differs between any two captures. */
  public Stability stability() {
    return stability;
  }

  /** Its place in a pack, for a field without a subject. */
  public ProofField place() {
    return place(Optional.empty());
  }

  /** Its place in a pack, for one of its subjects. */
  public ProofField place(String thing) {
    return place(Optional.of(thing));
  }

  private ProofField place(Optional<String> thing) {
    if (thing.isPresent() != (subject == Subject.REQUIRED)) {
      throw new IllegalArgumentException(
          this + (thing.isPresent() ? " has no subject" : " needs a subject"));
    }
    return new ProofField(part, thing, wireName);
  }

  /** True if a field of a pack is this one, whatever its subject. */
  public boolean is(ProofField field) {
    Objects.requireNonNull(field, "field");
    return field.part() == part
        && field.name().equals(wireName)
        && field.subject().isPresent() == (subject == Subject.REQUIRED);
  }

  /** The path, with {@code *} for the subject. */
  @Override
  public String toString() {
    return part.wireName() + (subject == Subject.REQUIRED ? ".*." : ".") + wireName;
  }
}
