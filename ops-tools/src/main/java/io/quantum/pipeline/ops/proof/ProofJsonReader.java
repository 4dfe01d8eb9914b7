package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofDigest;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofEntry.Stability;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import io.quantum.pipeline.domain.proof.SealedProof;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.monitor.SampleLine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads back what {@link ProofJson} has written, and nothing else: a line in which one letter
 * differs is refused.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} says what is wrong.
 */
public final class ProofJsonReader {
  private static final int MAX_SHOWN = 40;

  private ProofJsonReader() {}

  /** The pack of a line. */
  public static SealedProof read(String text) {
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    SealedProof proof = parsed(Json.parse(line));
    if (!ProofJson.seal(proof.pack(), proof.previous()).equals(proof)) {
      throw new IllegalArgumentException("its content is not that of its SHA-256");
    }
    if (!ProofJson.of(proof).equals(line)) {
      throw new IllegalArgumentException("it is not written as it was: a letter differs");
    }
    return proof;
  }

  private static SealedProof parsed(Json parts) {
    String schema = parts.text("schema");
    if (!schema.equals(ProofPack.SCHEMA)) {
      throw new IllegalArgumentException(
          "it is of another schema, not " + ProofPack.SCHEMA + ": " + cut(schema));
    }
    try {
      List<ProofSection> sections = new ArrayList<>();
      for (Json section : parts.objects("sections")) {
        sections.add(section(section));
      }
      return new SealedProof(
          new ProofPack(
              new ProofLabel(parts.text("label")),
              Instant.parse(parts.text("captured_at")),
              sections),
          parts.maybe("previous_sha256").map(ProofDigest::new),
          new ProofDigest(parts.text("sha256")));
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("it says no time of capture", noTime);
    }
  }

  private static ProofSection section(Json parts) {
    ProofPart part =
        ProofPart.named(parts.text("name"))
            .orElseThrow(() -> new IllegalArgumentException("it has a section that is none"));
    List<ProofEntry> entries = new ArrayList<>();
    for (Json entry : parts.objects("entries")) {
      entries.add(
          new ProofEntry(
              new ProofField(part, entry.maybe("subject"), entry.text("name")),
              value(entry),
              entry.text("volatile").equals("true") ? Stability.CHANGING : Stability.STABLE));
    }
    return new ProofSection(part, completeness(parts), entries);
  }

  private static Completeness completeness(Json parts) {
    return switch (parts.text("completeness")) {
      case "complete" -> Completeness.COMPLETE;
      case "partial" -> new Completeness.Partial(parts.text("why"));
      case "unknown" -> new Completeness.Unknown(parts.text("why"));
      default -> new Completeness.NotApplicable(parts.text("why"));
    };
  }

  private static ProofValue value(Json parts) {
    if (parts.maybe("text").isPresent()) {
      return new ProofValue.Text(parts.text("text"));
    }
    if (parts.maybe("value").isPresent()) {
      return new ProofValue.Number(
          new Figure.Known(parts.number("value"), SampleLine.quality(parts.text("quality"))));
    }
    if (parts.maybe("events").isPresent()) {
      return new ProofValue.Tally(
          parts.number("events"), Duration.ofMillis(parts.number("millis")));
    }
    if (parts.maybe("mid").isPresent()) {
      return new ProofValue.Span(rate(parts, "low"), rate(parts, "mid"), rate(parts, "high"));
    }
    return new ProofValue.Unknown(parts.text("why"));
  }

  private static Rate rate(Json parts, String name) {
    try {
      return new Rate(parts.decimal(name).movePointRight(6).longValueExact());
    } catch (ArithmeticException toFine) {
      throw new IllegalArgumentException("no rate to six decimals: " + name, toFine);
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN);
  }
}
