package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofEntry.Stability;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import io.quantum.pipeline.domain.proof.SealedProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sealed pack for people and for plain {@code diff}: one {@code name: value} a line, fixed units
 * and decimals, {@code ~} at the end of a line that differs between any two captures.
 *
 * <p>Lines fit 100 columns; what is longer is cut here and whole in JSON. <b>Source</b>:
 * docs/reference/proof-packs.md#text-form.
 */
public final class ProofText {
  private static final int COLUMNS = 100;
  private static final int MIN_SUBJECT = 24;
  private static final String CUT = "...";
  private static final String CHANGING = " ~";

  private ProofText() {}

  /** All lines. */
  public static List<String> lines(SealedProof proof) {
    ProofPack pack = proof.pack();
    List<String> lines = new ArrayList<>();
    lines.add("proof pack " + ProofPack.SCHEMA);
    lines.add("label: " + pack.label() + CHANGING);
    lines.add("captured_at: " + pack.capturedAt() + CHANGING);
    lines.add("sha256: " + proof.digest() + CHANGING);
    lines.add(
        "previous_sha256: "
            + proof.previous().map(previous -> previous.hex()).orElse("none")
            + CHANGING);
    for (ProofSection section : pack.sections()) {
      lines.add("");
      lines.add(cut("== %s: %s".formatted(section.part().title(), completeness(section)), ""));
      section.entries().stream().map(ProofText::line).forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  private static String completeness(ProofSection section) {
    Completeness completeness = section.completeness();
    return completeness.fold(
        complete -> "complete",
        partial -> "partial (%s)".formatted(partial.why()),
        unknown -> "unknown (%s)".formatted(unknown.why()),
        none -> "not applicable (%s)".formatted(none.why()));
  }

  private static String line(ProofEntry entry) {
    String end = entry.stability() == Stability.CHANGING ? CHANGING : "";
    String value = value(entry.value(), entry.field().subject().isEmpty());
    return cut(name(entry.field(), value.length() + end.length()) + ": " + value, end);
  }

  // A template may be long: it gives way before the value does.
  private static String name(ProofField field, int besides) {
    String path = field.path();
    int room = COLUMNS - besides - 2;
    if (path.length() <= room || field.subject().isEmpty()) {
      return path;
    }
    String subject = field.subject().get();
    int least = Math.max(MIN_SUBJECT, subject.length() - (path.length() - room) - CUT.length());
    return subject.length() <= least
        ? path
        : "%s.%s%s.%s"
            .formatted(field.part().wireName(), subject.substring(0, least), CUT, field.name());
  }

  // A reason may repeat what a server has said, in several lines.
  private static String cut(String words, String end) {
    String line = words.replaceAll("\\p{Cntrl}+", " ");
    int room = COLUMNS - end.length();
    return line.length() <= room ? line + end : line.substring(0, room - CUT.length()) + CUT + end;
  }

  // The interval of a template's rate would leave no room for the template.
  private static String value(ProofValue value, boolean withInterval) {
    return value.fold(
        ProofValue.Text::text,
        number -> number.figure().value() + " (" + number.figure().quality().wireName() + ")",
        tally ->
            "%s (%d in %s s%s)"
                .formatted(
                    rate(tally.rate()),
                    tally.events(),
                    decimal(tally.over().toMillis() / 1000.0),
                    withInterval ? interval(tally) : ""),
        span ->
            "%s (%s to %s)"
                .formatted(
                    rate(span.mid()),
                    decimal(span.low().perSecond()),
                    decimal(span.high().perSecond())),
        unknown -> "unknown (" + unknown.why() + ")");
  }

  private static String interval(ProofValue.Tally tally) {
    return ", 95 %% %s to %s"
        .formatted(decimal(tally.low().perSecond()), decimal(tally.high().perSecond()));
  }

  private static String rate(Rate rate) {
    return decimal(rate.perSecond()) + "/s";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
