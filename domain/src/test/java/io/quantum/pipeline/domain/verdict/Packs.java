package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofEntry.Stability;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Packs with a few fields, as a test needs them. */
public final class Packs {
  /** When a pack is captured, unless said otherwise. */
  public static final Instant NOON = Instant.parse("2026-01-21T12:00:00Z");

  private final Map<ProofPart, Completeness> completeness = new EnumMap<>(ProofPart.class);
  private final Map<ProofField, ProofValue> values = new LinkedHashMap<>();
  private Instant at = NOON;

  /** Captured then. */
  public Packs at(Instant when) {
    at = when;
    return this;
  }

  /** With a text. */
  public Packs text(String field, String value) {
    return with(field, new ProofValue.Text(value));
  }

  /** With an exact number. */
  public Packs number(String field, long value) {
    return with(field, ProofValue.of(Figure.exact(value)));
  }

  /** With a count of some seconds. */
  public Packs tally(String field, long events, int seconds) {
    return with(field, new ProofValue.Tally(events, Duration.ofSeconds(seconds)));
  }

  /** With a field that nobody knows. */
  public Packs unknown(String field, String why) {
    return with(field, new ProofValue.Unknown(why));
  }

  /** With a value. */
  public Packs with(String field, ProofValue value) {
    values.put(field(field), value);
    return this;
  }

  /** Without a field. */
  public Packs without(String field) {
    values.remove(field(field));
    return this;
  }

  /** With a section that nobody knows. */
  public Packs unknown(ProofPart part, String why) {
    completeness.put(part, new Completeness.Unknown(why));
    return this;
  }

  /** With a section that was read in part. */
  public Packs partial(ProofPart part, String why) {
    completeness.put(part, new Completeness.Partial(why));
    return this;
  }

  /** The pack. */
  public ProofPack pack() {
    return new ProofPack(
        ProofLabel.BEFORE,
        at,
        Arrays.stream(ProofPart.values())
            .map(
                part ->
                    new ProofSection(
                        part,
                        completeness.getOrDefault(part, Completeness.COMPLETE),
                        values.entrySet().stream()
                            .filter(entry -> entry.getKey().part() == part)
                            .map(
                                entry ->
                                    new ProofEntry(
                                        entry.getKey(), entry.getValue(), Stability.STABLE))
                            .toList()))
            .toList());
  }

  private static ProofField field(String text) {
    FieldPattern pattern = FieldPattern.of(text);
    return new ProofField(pattern.part(), pattern.subject(), pattern.name());
  }
}
