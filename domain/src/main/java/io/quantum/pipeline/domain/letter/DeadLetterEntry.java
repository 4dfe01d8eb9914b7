package io.quantum.pipeline.domain.letter;

import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A dead letter on its stream: the entry that was put aside, and why it was.
 *
 * <p>Nothing in it is believed: whoever may write to the stream may have made it up.
 * <b>Threads</b>: immutable by convention, nobody writes to the body. <b>Source</b>:
 * docs/reference/contract.md#dead-letter.
 *
 * @param id of the letter; its time is when the entry was put aside
 * @param why the reasons
 * @param original the entry
 */
public record DeadLetterEntry(EntryId id, Why why, Original original) {

  /** Refuses missing parts. */
  public DeadLetterEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(original, "original");
  }

  /**
   * Why an entry was put aside.
   *
   * @param code for machines, empty if the letter has none
   * @param remarks one for each thing wrong; none if they cannot be read
   * @param entryId of the entry in its own stream
   * @param attempts how often deciding it was begun
   * @param truncated bytes of what was cut, if anything was
   */
  public record Why(
      String code,
      List<DeadLetter.Remark> remarks,
      Optional<EntryId> entryId,
      OptionalLong attempts,
      OptionalLong truncated) {
    /** Copies the list; refuses missing parts. */
    public Why {
      Objects.requireNonNull(code, "code");
      remarks = List.copyOf(remarks);
      Objects.requireNonNull(entryId, "entryId");
      Objects.requireNonNull(attempts, "attempts");
      Objects.requireNonNull(truncated, "truncated");
    }
  }

  /**
   * The entry that was put aside.
   *
   * @param source who published it, as read
   * @param eventType the field {@code event_type}, if there was one
   * @param place where the intent stands
   * @param body the intent as one JSON text; empty if it stands nowhere. Of an intent spread over
   *     entry fields it is an object made of these, every value a string
   * @param fields every field in its order, for people
   */
  public record Original(
      PublisherId source,
      Optional<String> eventType,
      PayloadPlace place,
      byte[] body,
      List<Field> fields) {
    /** Copies the list; refuses missing parts. */
    public Original {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(eventType, "eventType");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(body, "body");
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field of the entry as text; bytes that are not UTF-8 come one character each.
   *
   * @param name as written, not escaped
   * @param value as written, not escaped
   */
  public record Field(String name, String value) {}
}
