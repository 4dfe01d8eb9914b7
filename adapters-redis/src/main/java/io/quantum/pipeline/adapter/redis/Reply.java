package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A script's reply, read by position; scripts send numbers as text so that none is rounded.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalStateException} for a reply that our
 * own script cannot have sent.
 */
final class Reply {
  /** No counter of ours has more digits. */
  private static final String OURS = "-?\\d{1,16}";

  private final List<Object> parts;

  Reply(List<Object> parts) {
    this.parts = parts;
  }

  int size() {
    return parts.size();
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  String text(int at) {
    Object part = parts.get(at);
    if (part instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return String.valueOf(part);
  }

  long number(int at) {
    return parts.get(at) instanceof Long number ? number : Long.parseLong(text(at));
  }

  OptionalLong maybeNumber(int at) {
    String text = text(at);
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  /** A number on a key that others can reach; empty if there is none, or it is not one of ours. */
  OptionalLong planted(int at) {
    return maybeText(at).filter(text -> text.matches(OURS)).isPresent()
        ? maybeNumber(at)
        : OptionalLong.empty();
  }

  Optional<String> maybeText(int at) {
    return Optional.of(text(at)).filter(text -> !text.isEmpty());
  }

  Optional<BigDecimal> maybeDecimal(int at) {
    return maybeText(at).map(BigDecimal::new);
  }

  EntryId entryId(int at) {
    return EntryId.parse(text(at));
  }

  Optional<EntryId> maybeEntryId(int at) {
    return maybeText(at).map(EntryId::parse);
  }

  Instant millis(int at) {
    return Instant.ofEpochMilli(number(at));
  }

  Instant micros(int at) {
    long micros = number(at);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  /** A nested reply. */
  Reply nested(int at) {
    if (parts.get(at) instanceof List<?> list) {
      return new Reply(new ArrayList<>(list));
    }
    throw new IllegalStateException("part " + at + " of the reply is not a list");
  }

  /** A nested list of ids. */
  List<EntryId> entryIds(int at) {
    Reply ids = nested(at);
    List<EntryId> all = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      all.add(ids.entryId(i));
    }
    return all;
  }
}
