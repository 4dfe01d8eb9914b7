package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.proof.ProofDigest;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofEntry.Stability;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.SealedProof;
import io.quantum.pipeline.ops.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A sealed pack for machines, schema {@code quantum.ops.proof/1}; {@code proof.schema.json} is in
 * the jar. What is written is read back by {@link ProofJsonReader} exactly.
 *
 * <p>One line, so that the digest covers every letter but its own: it is that of the same line
 * without the part {@code sha256}. <b>Source</b>: docs/reference/proof-packs.md#json-form.
 */
public final class ProofJson {
  private ProofJson() {}

  /** Seals a pack. */
  public static SealedProof seal(ProofPack pack, Optional<ProofDigest> previous) {
    return new SealedProof(pack, previous, digest(content(pack, previous).toString()));
  }

  /** The line, without its end. */
  public static String of(SealedProof proof) {
    return content(proof.pack(), proof.previous()).put("sha256", proof.digest().hex()).toString();
  }

  private static Json content(ProofPack pack, Optional<ProofDigest> previous) {
    return new Json()
        .put("schema", ProofPack.SCHEMA)
        .put("label", pack.label().text())
        .put("captured_at", pack.capturedAt().toString())
        .put("previous_sha256", previous.map(ProofDigest::hex))
        .put("sections", pack.sections(), ProofJson::section);
  }

  private static Json section(ProofSection section) {
    Json tree = new Json().put("name", section.part().wireName());
    section
        .completeness()
        .fold(
            complete -> tree.put("completeness", "complete").putNull("why"),
            partial -> tree.put("completeness", "partial").put("why", partial.why()),
            unknown -> tree.put("completeness", "unknown").put("why", unknown.why()),
            none -> tree.put("completeness", "not_applicable").put("why", none.why()));
    return tree.put("entries", section.entries(), ProofJson::entry);
  }

  private static Json entry(ProofEntry entry) {
    Json tree =
        new Json()
            .put("subject", entry.field().subject())
            .put("name", entry.field().name())
            .put("volatile", entry.stability() == Stability.CHANGING);
    return entry
        .value()
        .fold(
            text -> tree.put("text", text.text()),
            number -> number(tree, number.figure()),
            tally ->
                tree.put("events", tally.events())
                    .put("millis", tally.over().toMillis())
                    .put("per_second", tally.rate().exact())
                    .put("low", tally.low().exact())
                    .put("high", tally.high().exact()),
            span ->
                tree.put("low", span.low().exact())
                    .put("mid", span.mid().exact())
                    .put("high", span.high().exact()),
            unknown -> tree.putNull("value").put("quality", "unknown").put("why", unknown.why()));
  }

  private static Json number(Json tree, Figure.Known figure) {
    return tree.put("value", figure.value()).put("quality", figure.quality().wireName());
  }

  private static ProofDigest digest(String line) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new ProofDigest(
          HexFormat.of().formatHex(sha256.digest(line.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
