package io.quantum.pipeline.ops.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
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
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofDifference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a pack is written, for people and for machines, letter by letter. */
final class ProofRenderingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String TEMPLATE =
      "WARNING GLOBAL_RATE_LIMIT: Max <n> orders per minute reached for <symbol> by publisher <id>"
          + " \u00e9 \u23f1";
  private static final SealedProof PROOF =
      ProofJson.seal(pack(), Optional.of(new ProofDigest("ab".repeat(32))));

  @Test
  void writesOneNameAndValueALineForPlainDiff() {
    assertThat(ProofText.lines(PROOF))
        .containsExactly(
            "proof pack quantum.ops.proof/1",
            "label: before ~",
            "captured_at: 2026-01-21T00:03:10.982Z ~",
            "sha256: " + PROOF.digest() + " ~",
            "previous_sha256: " + "ab".repeat(32) + " ~",
            "",
            "== identity: complete",
            "identity.quantum-execution.sha256: " + "0".repeat(64),
            "",
            "== execution.result stream: complete",
            "results.length: 3 (exact)",
            "",
            "== trade.intent groups: partial (3 more groups are not shown)",
            "groups." + GROUP + ".waiting: 9999 (estimate)",
            "groups." + GROUP + ".oldest_waiting_seconds: unknown (nothing waits) ~",
            "",
            "== limiter window and trading state: unknown (not asked)",
            "",
            "== conservation: unknown (not asked)",
            "",
            "== units: not applicable (no unit was  asked for)",
            "",
            "== recent logs: complete",
            "logs.WARNING GLOBAL_RATE_LIMIT: Max <n> orders per minute....lines: "
                + "192.000/s (57600 in 300.000 s) ~",
            "",
            "== error summary: unknown (not asked)",
            "",
            "== throughput from samples: complete",
            "throughput.results: 0.400/s (2 in 5.000 s, 95 % 0.045 to 1.444) ~",
            "throughput.net: -0.250/s (-1.000 to 0.500) ~",
            "",
            "== health summary: unknown (not asked)",
            "",
            "== what the capture cost Redis: unknown (not asked)");
    assertThat(ProofText.lines(PROOF)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void readsBackExactlyWhatItWrote() {
    assertThat(ProofJsonReader.read(ProofJson.of(PROOF) + "\n")).isEqualTo(PROOF);
  }

  @Test
  void readsAndComparesFieldsThatNoCaptureWritesAnyMore() {
    SealedProof earlier = ProofJson.seal(withAnOldField(3), Optional.empty());
    SealedProof later = ProofJson.seal(withAnOldField(4), Optional.empty());

    assertThat(ProofJsonReader.read(ProofJson.of(earlier))).isEqualTo(earlier);
    assertThat(differences(earlier.pack(), later.pack())).containsExactly("results.old_name");
  }

  private static List<String> differences(ProofPack before, ProofPack after) {
    return ProofComparison.of(before, after, PolicyJson.standard(), Duration.ofHours(24))
        .<List<ProofDifference>>fold(
            compared -> compared.comparison().differences(), not -> List.of())
        .stream()
        .map(ProofDifference::place)
        .toList();
  }

  private static ProofPack withAnOldField(int value) {
    ProofSection results =
        complete(
            stable(
                ProofField.of(ProofPart.RESULTS, "old_name"), ProofValue.of(Figure.exact(value))));
    return new ProofPack(
        ProofLabel.BEFORE,
        Instant.parse("2026-01-21T00:03:10.982Z").plusSeconds(value),
        Arrays.stream(ProofPart.values())
            .map(
                part ->
                    part == ProofPart.RESULTS
                        ? results
                        : new ProofSection(part, Completeness.COMPLETE, List.of()))
            .toList());
  }

  @Test
  void holdsTheDigestOfItsLineWithoutTheDigest() throws NoSuchAlgorithmException {
    String line = ProofJson.of(PROOF);
    String content = line.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"}$", "}");

    assertThat(line).contains(PROOF.digest().hex());
    assertThat(PROOF.digest().hex())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(content.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void keepsToItsSchema() throws IOException {
    assertThat(schema().validate(JSON.readTree(ProofJson.of(PROOF)))).isEmpty();
    JsonNode without =
        JSON.readTree(ProofJson.of(PROOF).replace("\"quality\":\"exact\"", "\"q\":1"));
    assertThat(schema().validate(without)).isNotEmpty();
  }

  @Test
  void refusesAPackOfAnotherSchema() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ProofJsonReader.read(ProofJson.of(PROOF).replace("proof/1\"", "proof/2\"")))
        .withMessageContaining("another schema");
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream file =
        ProofRenderingTest.class.getResourceAsStream(
            "/io/quantum/pipeline/ops/schema/proof.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(JSON.readTree(file));
    }
  }

  private static ProofPack pack() {
    return new ProofPack(
        ProofLabel.BEFORE,
        Instant.parse("2026-01-21T00:03:10.982Z"),
        Arrays.stream(ProofPart.values()).map(ProofRenderingTest::section).toList());
  }

  private static ProofSection section(ProofPart part) {
    return switch (part) {
      case IDENTITY ->
          complete(
              stable(
                  ProofField.of(part, "quantum-execution", "sha256"),
                  new ProofValue.Text("0".repeat(64))));
      case RESULTS ->
          complete(stable(ProofField.of(part, "length"), ProofValue.of(Figure.exact(3))));
      case GROUPS ->
          new ProofSection(
              part,
              new Completeness.Partial("3 more groups are not shown"),
              List.of(
                  stable(
                      ProofField.of(part, GROUP, "waiting"),
                      ProofValue.of(Figure.of(9_999, Figure.Quality.ESTIMATE))),
                  changing(
                      ProofField.of(part, GROUP, "oldest_waiting_seconds"),
                      new ProofValue.Unknown("nothing waits"))));
      case UNITS ->
          new ProofSection(
              part, new Completeness.NotApplicable("no unit was\n asked for"), List.of());
      case LOGS ->
          complete(
              changing(
                  ProofField.of(part, TEMPLATE, "lines"),
                  new ProofValue.Tally(57_600, Duration.ofMinutes(5))));
      case THROUGHPUT ->
          complete(
              changing(
                  ProofField.of(part, "results"), new ProofValue.Tally(2, Duration.ofSeconds(5))),
              changing(
                  ProofField.of(part, "net"),
                  new ProofValue.Span(
                      new Rate(-1_000_000), new Rate(-250_000), new Rate(500_000))));
      default -> ProofSection.unknown(part, "not asked");
    };
  }

  private static ProofSection complete(ProofEntry... entries) {
    return new ProofSection(entries[0].field().part(), Completeness.COMPLETE, List.of(entries));
  }

  private static ProofEntry stable(ProofField field, ProofValue value) {
    return new ProofEntry(field, value, Stability.STABLE);
  }

  private static ProofEntry changing(ProofField field, ProofValue value) {
    return new ProofEntry(field, value, Stability.CHANGING);
  }
}
