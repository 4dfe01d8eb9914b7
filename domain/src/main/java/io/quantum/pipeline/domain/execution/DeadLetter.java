package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.intent.PublisherId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What goes beside the original fields when an entry is put aside for a person to look at.
 *
 * <p><b>Shape</b>: the code is the rule code of the first violation, {@code POISON} or {@code
 * EXPIRED_CLOSE}; at least one remark. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/contract.md#dead-letter.
 *
 * @param code why, for machines
 * @param remarks why, for people and machines, one for each thing wrong
 * @param source the publisher as read
 * @param attempts how often deciding it was begun, at least 1
 */
public record DeadLetter(String code, List<Remark> remarks, PublisherId source, int attempts) {

  private static final String POISON = "POISON";
  private static final String EXPIRED_CLOSE = "EXPIRED_CLOSE";

  /**
   * One thing that is wrong.
   *
   * @param field where
   * @param code which rule
   * @param value what was there, shortened
   * @param message what is allowed, in one sentence
   */
  public record Remark(String field, String code, String value, String message) {}

  /** Refuses a letter without a remark. */
  public DeadLetter {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(source, "source");
    remarks = List.copyOf(remarks);
    if (remarks.isEmpty() || attempts < 1) {
      throw new IllegalArgumentException("a dead letter needs a remark and an attempt");
    }
  }

  /** Every code that a letter may have. */
  public static List<String> codes() {
    return Stream.concat(
            Stream.of(ViolationCode.values()).map(ViolationCode::name),
            Stream.of(POISON, EXPIRED_CLOSE))
        .toList();
  }

  /** An entry that violates the contract. */
  public static DeadLetter invalid(List<Violation> violations, PublisherId source) {
    List<Remark> remarks =
        violations.stream()
            .map(v -> new Remark(v.field(), v.code().name(), v.value(), v.message()))
            .toList();
    return new DeadLetter(remarks.get(0).code(), remarks, source, 1);
  }

  /** An entry that ended or broke its reader too often; its fields stay where they are. */
  public static DeadLetter poison(PublisherId source, int attempts) {
    String message =
        ("deciding this entry was begun %d times and never finished; nobody reads it any more: look"
                + " at the intent stream under dlq_entry_id")
            .formatted(attempts);
    return new DeadLetter(
        POISON, List.of(new Remark("entry", POISON, "", message)), source, attempts);
  }

  /** A CLOSE that nobody may execute any more without an operator. */
  public static DeadLetter expiredClose(Duration age, Duration limit, PublisherId source) {
    String message =
        "the close is %d s old and the limit is %d s: an operator decides"
            .formatted(age.toSeconds(), limit.toSeconds());
    Remark remark = new Remark("timestamp", EXPIRED_CLOSE, age.toSeconds() + " s", message);
    return new DeadLetter(EXPIRED_CLOSE, List.of(remark), source, 1);
  }
}
